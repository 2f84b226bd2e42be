import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { facts } from '../../../src/db/generated/facts.ts'
import { type Write, writes } from '../../../src/db/write/writes.ts'
import { randomFrom, seed } from '../../kills/random.ts'
import { freshDatabase } from '../../support/database.ts'
import { exampled } from '../../support/furnishings.ts'
import { anyWrites, readBase } from './any-writes.ts'

// The same transactions on two databases that begin alike: on one each is one statement, on the other Prisma's.

let compiled: Database
let byPrisma: Database
beforeAll(async () => {
  ;[compiled, byPrisma] = await Promise.all([freshDatabase(exampled), freshDatabase(exampled)])
})
afterAll(async () => {
  await compiled[Symbol.asyncDispose]()
  await byPrisma[Symbol.asyncDispose]()
})

/** It changes nothing, and has no statement: so its whole transaction has none. */
const leaveToPrisma: Write = writes.knowledgeGapWord.deleteMany({
  where: { gap: { subject: 'nowhere' } },
})

async function outcomeOf(write: () => Promise<void>): Promise<object> {
  try {
    await write()
    return { written: true }
  } catch (error) {
    const { name, message, currentVersion } = error as Error & { currentVersion?: number }
    // Of our own failures every word; of the others, which are masked, that there is one.
    return name.startsWith('Prisma') || name === 'error'
      ? { failed: true }
      : { name, message, currentVersion }
  }
}

const joins = Object.values(facts).flatMap(({ relations }) =>
  Object.values(relations).flatMap(({ join }) => (join ? [join.table] : [])),
)
const tables = [...new Set([...Object.values(facts).map(({ table }) => table), ...joins])]

type Row = Record<string, unknown>

/** All rows of all tables, but for when they were changed and the numbers that are drawn on the way. */
async function everything({ query }: Database): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {}
  for (const table of tables) {
    // A revision that a trigger writes draws its id.
    const drawn = table === 'revision' ? 'id,' : ''
    const row = `to_jsonb(t) - '{${drawn}updated_at,seq,at,transaction,number}'::text[]`
    const rows = await query<{ row: Row }>(`select ${row} as row from "${table}" t order by (${row})::text`)
    found[table] = rows.map(each => each.row)
  }
  return byTheirNames(found)
}

/** A shelf is called by its facet, value and circle: what was refused on the way may have drawn a number too. */
function byTheirNames(found: Record<string, Row[]>): Record<string, Row[]> {
  const { lesson_shelf: shelves = [] } = found
  const names = new Map(shelves.map(({ id, facet, value, circle }) => [id, [facet, value, circle].join(' ')]))
  const named = ({ id, shelf_id: shelf, shelves: several, ...row }: Row) => ({
    ...row,
    ...(names.has(shelf) ? { shelf: names.get(shelf) } : {}),
    ...(Array.isArray(several) ? { shelves: several.map(each => names.get(each)).sort() } : {}),
    ...(names.has(id) && 'circle' in row ? {} : { id }),
  })
  const text = (row: Row) => JSON.stringify(row)
  for (const table of ['lesson_shelf', 'lesson_place', 'lesson_standing', 'lesson_change'])
    found[table] = (found[table] ?? []).map(named).sort((a, b) => (text(a) < text(b) ? -1 : 1))
  return found
}

test(`what is written, refused and left by triggers is the same both ways (seed ${seed})`, async () => {
  const fallBacks: string[] = []
  using _listening = compiled.fallBacks.add(why => fallBacks.push(why))
  const random = randomFrom(seed, 'writes')
  const base = await readBase(compiled)
  const outcomes: object[] = []
  // Eighty, and further ones until each kind of outcome has come.
  const kinds = () => [...new Set(outcomes.map(outcome => Object.values(outcome)[0]))].sort()
  for (let i = 0; i < 80 || (kinds().length < 3 && i < 400); i++) {
    const { transaction, written } = anyWrites(random, base)
    const outcome = await outcomeOf(() => compiled.write(transaction))
    const other = await outcomeOf(() => byPrisma.write([...transaction, leaveToPrisma]))
    const said = JSON.stringify(transaction)
    // Of two things that are wrong at once either may be told: which is looked at first is the database's affair.
    if (said.includes('NO_SUCH_TYPE')) expect('written' in outcome, said).toBe('written' in other)
    else expect(outcome, said).toEqual(other)
    outcomes.push(outcome)
    if ('written' in outcome) written()
    if (i % 40 === 39) expect(await everything(compiled)).toEqual(await everything(byPrisma))
  }
  expect(fallBacks).toEqual([])
  expect(await everything(compiled)).toEqual(await everything(byPrisma))
  expect(kinds()).toEqual(['ConflictError', 'RuleError', true])
})
