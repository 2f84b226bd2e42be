import { Latest } from '../../../db/latest.ts'
import { numberTerms } from '../../numbered.ts'
import type { Candidate, Indexed } from '../port.ts'
import type { Connection } from './connection.ts'

/** A hundred megabytes of lessons. */
const MOST = 50_000
/** Where more of what was proposed last was new here, the next proposal shows all that the ranker needs. */
const MANY = 0.25

const NAME = ['id', 'version'] as const
/** Of a document what the ranker needs. */
const RECORD = [...NAME, 'terms', 'attributes'] as const

type Kept = { readonly version: string; readonly candidate: Candidate }

/** A document as it was proposed: by its name, or with what the ranker needs. */
export type Shown = Indexed & Partial<Pick<Candidate, 'terms' | 'attributes'>>
type Full = Indexed & Pick<Candidate, 'terms' | 'attributes'>

/**
 * What was proposed before, or written from here. A version never says anything else, so of a document that is known
 * already the engine need only say which version it has: three hundred records are ten times as long as their names.
 * While many are new, as in a process that has just begun, they are shown in full at once; of the few that are new
 * later, a second request asks.
 */
export class Remembered {
  readonly #kept = new Latest<Kept>(MOST)
  #manyNew = true

  /** What the next proposal is to show of each document. */
  get shown(): string[] {
    return [...(this.#manyNew ? RECORD : NAME)]
  }

  take(documents: readonly Full[]): void {
    for (const { id, version, terms, attributes } of documents) {
      const candidate = { id, terms, attributes, numbered: numberTerms(terms, attributes.language) }
      this.#kept.set(id, { version, candidate })
    }
  }

  async recall(connection: Connection, uid: string, found: readonly Shown[]): Promise<Candidate[]> {
    const known = found.map(one => this.#candidateOf(one))
    const strange = found.filter((_, at) => !known[at])
    this.#manyNew = strange.length > found.length * MANY
    if (strange.length === 0) return known.filter(one => one !== undefined)
    this.take(strange.filter(isFull))
    const ids = strange.flatMap(one => (isFull(one) ? [] : [one.id]))
    // A document may have changed since it was proposed: it is ranked by what it says now.
    const asked = ids.length > 0 ? await askFor(connection, uid, ids) : []
    this.take(asked)
    const now = new Map(asked.map(one => [one.id, one]))
    return found.flatMap((one, at) => known[at] ?? this.#candidateOf(now.get(one.id) ?? one) ?? [])
  }

  #candidateOf({ id, version }: Indexed): Candidate | undefined {
    const kept = this.#kept.get(id)
    return kept?.version === version ? kept.candidate : undefined
  }
}

const isFull = (one: Shown): one is Full => one.terms !== undefined && one.attributes !== undefined

async function askFor(connection: Connection, uid: string, ids: string[]): Promise<Full[]> {
  const { results } = await connection.ask(client =>
    client.index<Full>(uid).getDocuments<Full>({ ids, fields: [...RECORD], limit: ids.length }),
  )
  return results
}
