import type { Database } from '../../db/database.ts'
import type { Expansion } from '../analysis/words.ts'
import { inTurn } from '../engines/embedded/in-turn.ts'
import type { Spelling } from '../correct-query.ts'
import { conceptsRevision, readConcepts } from './read-concepts.ts'
import type { StoredConcept, StoredThesaurus } from './read-concepts.ts'
import type { Concepts } from './concepts.ts'
import { type Meaning, meaningOf } from './meaning.ts'
import { conceptsOf, makeConcepts, type Translate } from './concepts.ts'

/** The thesaurus in this process's memory. It follows the tables: who changes them tells, and their number says. */
export class KnownThesaurus implements AsyncDisposable {
  readonly #database: Pick<Database, 'query' | 'listen'>
  readonly #turn = inTurn()
  #listening: AsyncDisposable | undefined
  #revision = ''
  #stored: readonly StoredConcept[] = []
  #broader: ReadonlyMap<string, string> = new Map()
  #concepts = makeConcepts([])
  /** For words that it does not know. */
  readonly translate: Translate

  private constructor(database: Pick<Database, 'query' | 'listen'>, translate: Translate) {
    this.#database = database
    this.translate = translate
  }

  static async open(
    database: Pick<Database, 'query' | 'listen'>,
    translate: Translate = () => [],
  ): Promise<KnownThesaurus> {
    const known = new KnownThesaurus(database, translate)
    // What cannot be read now is read at the next change, or by the worker, who asks for the number.
    const hear = () => void known.catchUp().catch(() => {})
    known.#listening = await database.listen('kennisband_thesaurus', hear, hear)
    await known.catchUp()
    return known
  }

  /** As it is now; it stays as it is when the thesaurus changes. */
  get concepts(): Concepts {
    return this.#concepts
  }

  /** What words mean beside their stems, always by the latest that is known here. */
  readonly expansion: Expansion = (word, language) => conceptsOf(this.#concepts)(word, language)

  readonly spelling: Spelling = language => this.#concepts.words(language)

  /** What it takes to be about each of these concepts; those that are not there are left out. */
  meaningsOf(codes: readonly string[]): Map<string, Meaning> {
    if (codes.length === 0) return new Map()
    const { piecesOf } = this.#concepts
    return new Map(
      this.#stored
        .filter(({ code }) => codes.includes(code))
        .map(concept => [concept.code, meaningOf(concept, this.#stored, this.#broader, piecesOf)]),
    )
  }

  /** Reads it again when the database's is another; true when something of it is not in the index yet. */
  catchUp(): Promise<boolean> {
    return this.#turn(async () => {
      const { revision, hasChanges } = await conceptsRevision(this.#database)
      if (revision !== this.#revision) this.#take(await readConcepts(this.#database))
      return hasChanges
    })
  }

  /** As it stands now, with what of it is not in the index yet. */
  read(): Promise<StoredThesaurus> {
    return this.#turn(async () => {
      const stored = await readConcepts(this.#database)
      return { ...stored, concepts: this.#take(stored) }
    })
  }

  #take({ revision, concepts, broader }: StoredThesaurus): readonly StoredConcept[] {
    if (revision === this.#revision) return this.#stored
    // What stayed the same is the same object, whose words need not be stemmed again.
    const before = new Map(this.#stored.map(concept => [concept.code, concept]))
    this.#stored = concepts.map(concept => {
      const old = before.get(concept.code)
      return old && isSame(old, concept) ? old : concept
    })
    this.#concepts = makeConcepts(this.#stored, this.translate)
    this.#broader = broader
    this.#revision = revision
    return this.#stored
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]()
  }
}

const isSame = (one: StoredConcept, other: StoredConcept): boolean =>
  one.position === other.position && JSON.stringify(one.terms) === JSON.stringify(other.terms)
