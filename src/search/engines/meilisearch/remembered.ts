import { Latest } from '../../../db/latest.ts'
import { numberTerms } from '../../numbered.ts'
import type { Candidate, Indexed } from '../port.ts'
import type { Connection } from './connection.ts'

/** A hundred megabytes of lessons. */
const MOST = 50_000

/** Of a document what the ranker needs. */
const RECORD: ('id' | 'version' | 'terms' | 'attributes')[] = ['id', 'version', 'terms', 'attributes']

/**
 * What was proposed before. A version never says anything else, so of a document that was seen already the engine need
 * only say which version it has: four hundred records are ten times as long as their names. Those that are new here
 * are asked for by a second request, once.
 */
export class Remembered {
  readonly #candidates = new Latest<Candidate>(MOST)

  async recall(connection: Connection, uid: string, found: readonly Indexed[]): Promise<Candidate[]> {
    const known = new Map<string, Candidate>()
    for (const one of found) {
      const candidate = this.#candidates.get(keyOf(one))
      if (candidate) known.set(one.id, candidate)
    }
    const ids = found.filter(({ id }) => !known.has(id)).map(({ id }) => id)
    if (ids.length > 0) {
      const { results } = await connection.ask(client =>
        client
          .index<Indexed & Candidate>(uid)
          .getDocuments<Indexed & Candidate>({ ids, fields: RECORD, limit: ids.length }),
      )
      for (const { id, version, terms, attributes } of results) {
        const candidate = { id, terms, attributes, numbered: numberTerms(terms, attributes.language) }
        this.#candidates.set(keyOf({ id, version }), candidate)
        known.set(id, candidate)
      }
    }
    return found.flatMap(({ id }) => known.get(id) ?? [])
  }
}

const keyOf = ({ id, version }: Indexed): string => `${id} ${version}`
