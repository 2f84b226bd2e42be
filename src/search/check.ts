import type { Engine } from './engines/port.ts'
import type { CheckReport } from './search.ts'
import { documentId, documentOf, readDocumentId } from './searchable.ts'
import type { Key, Searchable } from './searchable.ts'
import { settle } from './settle.ts'
import { enqueue } from './stored/outbox.ts'
import { storedVersions } from './stored/stored-versions.ts'
import type { Carrying } from './sync/carry.ts'

const BATCH = 500
const NAMED = 100

type Differences = Record<'missing' | 'outdated' | 'surplus', string[]>

/**
 * Compares every document, in the engine and in the database's own index, with its row; has what differs made again,
 * and waits for that. What changes meanwhile looks different for a moment: so what differs is looked at twice.
 */
export async function check(on: Carrying, engine: Engine): Promise<CheckReport> {
  await settle(on.database)
  const first = await compare(on, engine)
  if (countOf(first.differences) === 0) return report(first.compared, first.differences)
  await settle(on.database)
  const { compared, differences } = await compare(on, engine)
  await heal(on, engine, Object.values(differences).flat())
  return report(compared, differences)
}

async function compare(
  on: Carrying,
  engine: Engine,
): Promise<{ compared: number; differences: Differences }> {
  const inEngine = new Map<string, string>()
  for await (const { id, version } of engine.ids()) inEngine.set(id, version)
  const differences: Differences = { missing: [], outdated: [], surplus: [] }
  let compared = 0
  for (const searchable of on.searchables.values()) {
    for await (const { rows, stored } of batches(on, searchable)) {
      compared += rows.size
      for (const [id, version] of rows) {
        const found = [inEngine.get(id), stored.get(id)]
        if (found.includes(undefined)) differences.missing.push(id)
        else if (found.some(other => other !== version)) differences.outdated.push(id)
        inEngine.delete(id)
      }
      for (const id of stored.keys()) {
        if (rows.has(id)) continue
        differences.surplus.push(id)
        inEngine.delete(id)
      }
    }
  }
  differences.surplus.push(...inEngine.keys())
  return { compared, differences }
}

interface Compared {
  /** Document id → version, as the rows are now and as the database's index has it. */
  readonly rows: ReadonlyMap<string, string>
  readonly stored: ReadonlyMap<string, string>
}

async function* batches(
  { database, expansions }: Carrying,
  { kind, ids, load }: Searchable,
): AsyncGenerator<Compared> {
  for (let after: string | undefined, last = false; !last;) {
    const some = await ids(database.prisma, after, BATCH)
    last = some.length < BATCH
    const upTo = last ? undefined : some.at(-1)
    const rows = await load(database.prisma, some)
    const stored = await storedVersions(database, kind, after, upTo)
    yield {
      rows: new Map(
        rows.map(row => documentOf(kind, row, expansions)).map(({ id, version }) => [id, version]),
      ),
      stored: new Map([...stored].map(([id, version]) => [documentId({ kind, id }), version])),
    }
    after = upTo
  }
}

async function heal(on: Carrying, engine: Engine, ids: readonly string[]): Promise<void> {
  const keys: Key[] = []
  const foreign: string[] = []
  for (const id of ids) {
    const key = readDocumentId(id)
    if (key) keys.push(key)
    else foreign.push(id)
  }
  if (foreign.length > 0) await engine.drop(foreign)
  await enqueue(on.database, keys)
  await settle(on.database)
}

const countOf = ({ missing, outdated, surplus }: Differences) =>
  missing.length + outdated.length + surplus.length

function report(compared: number, differences: Differences): CheckReport {
  const { missing, outdated, surplus } = differences
  return {
    compared,
    missing: missing.slice(0, NAMED),
    outdated: outdated.slice(0, NAMED),
    surplus: surplus.slice(0, NAMED),
    differences: countOf(differences),
  }
}
