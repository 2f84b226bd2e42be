/** One word of the query with the terms that can stand for it and how good each is at that. */
export interface RankedWord {
  readonly weight: number
  readonly terms: readonly RankedTerm[]
  /** Of what its letters are taken; a word that stands nowhere may share some with others. */
  readonly stem?: string
  /** The how manieth word of the query: neighbours say more side by side. */
  readonly place?: number
}
export interface RankedTerm {
  readonly term: string
  readonly weight: number
  /** In a document of another language than the query, where that is something else. */
  readonly elsewhere?: number
}
