import type { SearchDocument } from '../../document.ts'
import { type Filter, simplify } from '../../filter.ts'
import { numbersOf } from '../../numbered.ts'
import { lengthOf, termsOf } from '../../terms.ts'
import type { Candidate, FacetCount, Proposal, ProposeRequest } from '../port.ts'
import { Columns } from './columns.ts'
import { pickBest } from './pick-best.ts'
import { Postings } from './postings.ts'
import { Rows } from './rows.ts'

/** Dead slots that may lie about before the index is laid anew. */
const SPARE_SLOTS = 1000

/** The whole index in memory. A document has a slot; a new version takes a new one and leaves its old one dead. */
export class MemoryIndex {
  #slots: (SearchDocument | undefined)[] = []
  /** By slot the place of what it is ranked by. */
  #places: number[] = []
  #rows = new Rows()
  #slotOf = new Map<string, number>()
  #postings = new Postings()
  #columns = new Columns()

  get size(): number {
    return this.#slotOf.size
  }

  *documents(): Generator<SearchDocument> {
    for (const document of this.#slots) if (document) yield document
  }

  put(documents: readonly SearchDocument[]): void {
    this.drop(documents.map(document => document.id))
    for (const document of documents) this.#add(document)
  }

  drop(ids: readonly string[]): void {
    for (const id of ids) {
      const slot = this.#slotOf.get(id)
      if (slot === undefined) continue
      this.#slots[slot] = undefined
      this.#slotOf.delete(id)
    }
    if (this.#slots.length > 2 * this.size + SPARE_SLOTS) this.#layAnew()
  }

  propose({ terms, without = [], filter, facets, limit }: ProposeRequest): Omit<Proposal, 'complete'> {
    const barred = without.length > 0 ? this.#postings.holding(without) : undefined
    const isLive = (slot: number) => this.#slots[slot] !== undefined && !barred?.has(slot)
    const { slots, scores } = terms.length > 0 ? this.#postings.match(terms, isLive) : this.#newest(isLive)
    // Facets under which nothing is chosen are counted under the filter of the hits itself.
    const passing = new Map<Filter, number[]>()
    const pass = (one: Filter): number[] => {
      const known = passing.get(one)
      if (known) return known
      const simple = simplify(one)
      const passed =
        typeof simple === 'object' ? slots.filter(this.#columns.compile(simple)) : simple ? slots : []
      passing.set(one, passed)
      return passed
    }
    const hits = pass(filter)
    const counts: Record<string, FacetCount[]> = {}
    for (const facet of facets)
      counts[facet.attribute] = this.#columns.count(facet.attribute, pass(facet.filter))
    return { candidates: this.#best(hits, scores, limit), total: hits.length, facets: counts }
  }

  /** In no order; of those that are level the newer ones, then by id. */
  #best(hits: readonly number[], scores: Float64Array, limit: number): Candidate[] {
    const { sure, level } = pickBest(hits, scores, limit)
    const chosen = this.#candidatesIn(sure)
    const left = limit - chosen.length
    const rest = this.#candidatesIn(level)
    if (rest.length > left) rest.sort(newestFirst)
    chosen.push(...rest.slice(0, left))
    return chosen
  }

  #candidatesIn(slots: readonly number[]): Candidate[] {
    const found: Candidate[] = []
    for (const slot of slots) {
      const document = this.#slots[slot]
      if (!document) continue
      const { id, terms, attributes } = document
      found.push({ id, terms, attributes, numbered: this.#rows.at(this.#places[slot] ?? 0) })
    }
    return found
  }

  #newest(isLive: (slot: number) => boolean): { slots: number[]; scores: Float64Array } {
    const scores = new Float64Array(this.#slots.length)
    const slots: number[] = []
    for (const [slot, document] of this.#slots.entries()) {
      if (!document || !isLive(slot)) continue
      slots.push(slot)
      scores[slot] = document.attributes.recent
    }
    return { slots, scores }
  }

  #add(document: SearchDocument): void {
    const slot = this.#slots.push(document) - 1
    const twin = this.#slotOf.get(document.id)
    if (twin !== undefined) this.#slots[twin] = undefined
    this.#slotOf.set(document.id, slot)
    this.#places[slot] = this.#rows.add(numbersOf(document.terms, document.attributes.language))
    this.#postings.add(slot, termsOf(document.terms), lengthOf(document.terms))
    this.#columns.set(slot, document.attributes)
  }

  #layAnew(): void {
    const documents = [...this.documents()]
    this.#slots = []
    this.#places = []
    this.#rows = new Rows()
    this.#slotOf = new Map()
    this.#postings = new Postings()
    this.#columns = new Columns()
    for (const document of documents) this.#add(document)
  }
}

const newestFirst = (one: Candidate, other: Candidate): number =>
  other.attributes.recent - one.attributes.recent || (one.id < other.id ? -1 : 1)
