import type { Database } from '../../db/database.ts'
import { inTurn } from '../engines/embedded/in-turn.ts'
import type { FieldNumbers, VocabularyDelta } from '../statistics.ts'
import { Vocabulary } from '../statistics.ts'
import { readDeltas } from './deltas.ts'
import { WHOLE } from './write-numbers.ts'

/**
 * The counts of words in this process's memory. They follow the tables: by the deltas of this process's own worker,
 * and by reading those of another one.
 */
export class Numbers {
  readonly #query: Database['query']
  readonly #turn = inTurn()
  #vocabulary = new Vocabulary()
  #revision = 0n

  constructor({ query }: Pick<Database, 'query'>) {
    this.#query = query
  }

  get vocabulary(): Vocabulary {
    return this.#vocabulary
  }

  /** No document was ever stored. */
  get isEmpty(): boolean {
    return this.#revision === 0n
  }

  load(): Promise<void> {
    return this.#turn(() => this.#load())
  }

  /** Takes over what this process itself has just committed. */
  take(revision: bigint, deltas: readonly VocabularyDelta[]): Promise<void> {
    return this.#turn(async () => {
      if (revision <= this.#revision) return
      // Another process's change may lie between.
      if (revision !== this.#revision + 1n) return this.#read()
      for (const delta of deltas) this.#vocabulary.apply(delta)
      this.#revision = revision
    })
  }

  /** Another process changed them. */
  catchUp(): Promise<void> {
    return this.#turn(() => this.#read())
  }

  async #read(): Promise<void> {
    const changes = await this.#query<{ revision: string; deltas: unknown }>(
      // By the column: the bare name would be the text of the answer, in which 100 comes before 99.
      `select revision::text, deltas from vocabulary_change where revision > $1 order by vocabulary_change.revision`,
      [this.#revision.toString()],
    )
    // Only the latest changes are kept; and a rolled back one leaves a gap that looks the same.
    if (changes[0] && BigInt(changes[0].revision) !== this.#revision + 1n) return this.#load()
    for (const { revision, deltas } of changes) {
      for (const delta of readDeltas(deltas)) this.#vocabulary.apply(delta)
      this.#revision = BigInt(revision)
    }
  }

  /** One statement, so that words, documents and revision are of one moment. */
  async #load(): Promise<void> {
    const rows = await this.#query<Loaded>(`
      select audience, terms, fields, (select coalesce(max(revision), 0)::text from vocabulary_change) as revision
      from (select audience, json_object_agg(field, json_build_array(documents, length)) as fields from index_audience group by audience) f
      left join (select audience, json_object_agg(term, documents) as terms from vocabulary where documents <> 0 group by audience) t using (audience)
      union all
      select null, null, null, (select coalesce(max(revision), 0)::text from vocabulary_change)`)
    const vocabulary = new Vocabulary()
    for (const row of rows) {
      if (row.audience !== null) vocabulary.apply(asDelta(row.audience, row))
      this.#revision = BigInt(row.revision)
    }
    this.#vocabulary = vocabulary
  }
}

interface Loaded {
  audience: string | null
  terms: Record<string, number> | null
  fields: Record<string, [documents: number, length: number]> | null
  revision: string
}

function asDelta(audience: string, { terms, fields }: Loaded): VocabularyDelta {
  const byField = new Map<string, FieldNumbers>()
  for (const [name, [documents, length]] of Object.entries(fields ?? {}))
    byField.set(name, { documents, length })
  const documents = byField.get(WHOLE)?.documents ?? 0
  byField.delete(WHOLE)
  return { audience, documents, fields: byField, terms: new Map(Object.entries(terms ?? {})) }
}
