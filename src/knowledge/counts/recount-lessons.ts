import type { PrismaClient } from '../../db/generated/client/client.ts'
import type { Transaction } from '../../db/transact.ts'
import { cellsOf } from './cells.ts'
import { foldStatement } from './fold-changes.ts'

/** How many rows of what is kept were not what counting all lessons anew gives. */
export interface Differences {
  /** Lessons that were thought to stand elsewhere. */
  standings: number
  /** Places in lists that were missing, too many or wrong. */
  places: number
  /** Numbers of shelves. */
  counts: number
  /** Numbers of dashboards. */
  cells: number
}

const anHour = 3_600_000

/** Counts all published lessons anew and puts right whatever differs. */
export async function rebuildCounts(prisma: PrismaClient): Promise<Differences> {
  const differences = await prisma.$transaction(recount, { timeout: anHour })
  // Of rows that came all at once the planner knows nothing yet.
  await prisma.$executeRawUnsafe('analyze lesson_shelf, lesson_place, lesson_standing, coverage_cell')
  return differences
}

/** The same, and leaves everything as it was. */
export async function checkCounts(prisma: PrismaClient): Promise<Differences> {
  const found = Promise.withResolvers<Differences>()
  const undone = prisma.$transaction(
    async tx => {
      found.resolve(await recount(tx))
      throw new Undone()
    },
    { timeout: anHour },
  )
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return found.promise
}

class Undone extends Error {}

/** Who publishes meanwhile waits; who reads does not. */
async function recount(tx: Transaction): Promise<Differences> {
  const run = async (...statements: string[]) => {
    let rows = 0
    for (const statement of statements) rows += await tx.$executeRawUnsafe(statement)
    return rows
  }
  await run('set local statement_timeout = 0', "set local work_mem = '64MB'", 'set local jit = off')
  await run(
    `do $$ begin perform pg_advisory_xact_lock_shared(hashtextextended('kennisband catalogues', 0)); end $$`,
    'lock table lesson_standing, lesson_change in share row exclusive mode',
  )
  await tx.$queryRawUnsafe(foldStatement, null)
  await run(
    found,
    'analyze lesson_found',
    newShelves,
    'analyze lesson_shelf',
    wanted,
    'analyze lesson_wanted',
  )
  await run(cellsWanted, 'analyze cell_wanted', cellsEmpty)
  return {
    standings: await run(standingsGone, standings),
    places: await run(placesGone, placesRetitled, places),
    counts: await run(counts),
    cells: await run(cellsGone, cells),
  }
}

const found = `
  create temporary table lesson_found on commit drop as
  select lesson_id, facet, value, circle from lesson_shelf_wanted`

const newShelves = `
  insert into lesson_shelf (facet, value, circle)
  select facet, value, circle from lesson_found group by facet, value, circle
  except select facet, value, circle from lesson_shelf`

const wanted = `
  create temporary table lesson_wanted on commit drop as
  select l.id as lesson_id, l.created_at, l.title, l.outcome, w.shelves
  from (
    select f.lesson_id, array_agg(s.id order by s.id) as shelves
    from lesson_found f
    join lesson_shelf s on s.facet = f.facet and s.value = f.value and s.circle = f.circle
    group by f.lesson_id
  ) w
  join lesson l on l.id = w.lesson_id`

const standingsGone = `
  delete from lesson_standing s
  where s.shelves <> '{}' and not exists (select from lesson_wanted w where w.lesson_id = s.lesson_id)`

const standings = `
  insert into lesson_standing as s (lesson_id, created_at, title, outcome, shelves)
  select lesson_id, created_at, title, outcome, shelves from lesson_wanted
  on conflict (lesson_id) do update
    set created_at = excluded.created_at, title = excluded.title, outcome = excluded.outcome, shelves = excluded.shelves
    where (s.created_at, s.title, s.outcome, s.shelves)
      is distinct from (excluded.created_at, excluded.title, excluded.outcome, excluded.shelves)`

const placesGone = `
  delete from lesson_place p
  where not exists (
    select from lesson_wanted w
    where w.lesson_id = p.lesson_id and w.created_at = p.created_at and p.shelf_id = any (w.shelves))`

const placesRetitled = `
  update lesson_place p set title = w.title from lesson_wanted w where w.lesson_id = p.lesson_id and w.title <> p.title`

// Shelf by shelf, so that each index grows at one end and not everywhere.
const places = `
  insert into lesson_place (shelf_id, created_at, title, lesson_id)
  select s.id, w.created_at, w.title, w.lesson_id
  from lesson_wanted w cross join unnest(w.shelves) s (id)
  where not exists (
    select from lesson_place p
    where p.shelf_id = s.id and p.created_at = w.created_at and p.lesson_id = w.lesson_id)
  order by s.id, w.created_at, w.lesson_id`

const counts = `
  update lesson_shelf s
  set count = coalesce(n.number, 0)
  from lesson_shelf every
  left join (
    select u.id, count(*)::int as number from lesson_wanted w cross join unnest(w.shelves) u (id) group by u.id
  ) n on n.id = every.id
  where s.id = every.id and s.count <> coalesce(n.number, 0)`

// What was counted down to nothing is no difference.
const cellsEmpty = `delete from coverage_cell where (worked, failed, mixed, not_stated) = (0, 0, 0, 0)`

const cellsWanted = `
  create temporary table cell_wanted on commit drop as ${cellsOf('select 1 as sign, outcome, shelves from lesson_wanted')}`

const cellsGone = `
  delete from coverage_cell c
  where not exists (
    select from cell_wanted w
    where (w.grain, w.mission_type, w.policy_domain, w.region, w.year)
      = (c.grain, c.mission_type, c.policy_domain, c.region, c.year))`

const cells = `
  insert into coverage_cell as c (grain, mission_type, policy_domain, region, year, worked, failed, mixed, not_stated)
  select * from cell_wanted
  on conflict (grain, mission_type, policy_domain, region, year) do update
    set worked = excluded.worked, failed = excluded.failed, mixed = excluded.mixed, not_stated = excluded.not_stated
    where (c.worked, c.failed, c.mixed, c.not_stated)
      <> (excluded.worked, excluded.failed, excluded.mixed, excluded.not_stated)`
