import type { Circles } from '../../access/circles.ts'
import type { Writing } from '../../db/read/writing.ts'
import { grains } from '../../knowledge/counts/cells.ts'
import { codesAtLevel, type Levels } from './branches.ts'
import {
  type CoverageFilter,
  type Dimension,
  facetOfPart,
  isKept,
  type Keyed,
  keyed,
  parts,
  valuesOf,
} from './dimensions.ts'

export interface Asked {
  readonly by: readonly Dimension[]
  readonly filter: CoverageFilter
  readonly levels: Levels
}

const outcomes = ['worked', 'failed', 'mixed', 'not_stated'] as const

/** More than anybody reads; what would give more is refused. */
export const mostCells = 10_000

/**
 * The cells, and before them the number of all lessons that pass, in one statement: a value for each of four
 * dimensions (null where it does not count by that one), then four numbers by outcome.
 */
export function coverageStatement(
  writing: Writing,
  circles: Circles,
  asked: Asked,
  withTotal: boolean,
): string {
  const counted = cells(writing, circles, asked)
  if (!withTotal) return `select ${outcomes.map(() => 'null').join(', ')}, c.* from (${counted}) c`
  const total = cells(writing, circles, { ...asked, by: [] })
  const sums = outcomes.map(outcome => `coalesce(sum(${outcome}), 0) as ${outcome}`)
  return `select t.*, c.* from (select ${sums.join(', ')} from (${total}) t) t left join (${counted}) c on true`
}

function cells(writing: Writing, circles: Circles, asked: Asked): string {
  const isByCells = isKept(asked.by, asked.filter)
  const sources = isByCells
    ? [
        ...(circles.whole.length ? kept(writing, circles.whole, asked) : []),
        ...(circles.own.length ? [ownLessons(writing, circles.own, asked)] : []),
      ]
    : [passingLessons(writing, [...circles.whole, ...circles.own], asked)]
  const ids = keyed.map(({ column }) => column).join(', ')
  const sums = outcomes.map(outcome => `sum(${outcome})::int as ${outcome}`).join(', ')
  // Shelf by shelf first: then its value is looked up for a few, whatever the planner expects.
  const values = keyed.map(({ name, column }) =>
    asked.by.includes(name)
      ? `(select s.value from lesson_shelf s where s.id = c.${column}) as ${column}`
      : `null::text as ${column}`,
  )
  return `select ${ids}, ${sums} from (
      select ${values.join(', ')}, ${outcomes.join(', ')}
      from (select ${ids}, ${sums} from (${sources.join(' union all ')}) c group by ${ids}) c
    ) c
    group by ${ids} having sum(worked + failed + mixed + not_stated) <> 0
    limit ${mostCells + 1}`
}

/** What is counted, and what changed since. */
function kept(writing: Writing, circles: readonly string[], asked: Asked): string[] {
  const shelves = shelvesOf(writing, circles, asked)
  const grain = keyed
    .filter(dimension => matters(asked, dimension))
    .reduce((bits, { facet }) => bits | grains[facet], 0)
  const counted = `select ${[...keyed.map(({ column }) => column), ...outcomes].join(', ')} from coverage_cell
    where grain = ${grain} and ${keyed.map(({ column }, i) => `${column} = any (${shelves[i]})`).join(' and ')}`
  return [counted, expanded('lesson_change c', 'c.sign', shelves, asked, 'true')]
}

/** What the viewer's own municipality wrote for few readers: little, and counted as it stands. */
const ownLessons = (writing: Writing, circles: readonly string[], asked: Asked): string =>
  expanded(
    standingOn(shelfIds(writing, circles, '', undefined)),
    '1',
    shelvesOf(writing, circles, asked),
    asked,
    'true',
  )

/** Lesson by lesson, where a filter says what is not counted beforehand. */
function passingLessons(writing: Writing, circles: readonly string[], asked: Asked): string {
  const [first = '', ...others] = parts.flatMap(part => {
    const values = valuesOf(asked.filter, part)
    return values ? [shelfIds(writing, circles, facetOfPart[part], valueIn(writing, values))] : []
  })
  const conditions = others.map(ids => `c.shelves && ${ids}`)
  return expanded(
    standingOn(first),
    '1',
    shelvesOf(writing, circles, asked),
    asked,
    conditions.join(' and ') || 'true',
  )
}

/** The lessons on some shelves, each once. The limit keeps the planner from reading all standings instead. */
const standingOn = (ids: string): string =>
  `(select distinct lesson_id from lesson_place where shelf_id = any (${ids})) p
    cross join lateral (select s.* from lesson_standing s where s.lesson_id = p.lesson_id limit 1) c`

/** Each lesson in every cell in which it counts: one of its shelves for each dimension. */
function expanded(
  source: string,
  sign: string,
  shelves: readonly string[],
  asked: Asked,
  where: string,
): string {
  const each = keyed.map((dimension, i) => {
    // Said to the planner, which otherwise expects ten of each: of all there is one shelf, and of years.
    const one = matters(asked, dimension) && dimension.name !== 'YEAR' ? '' : ' limit 1'
    return `cross join lateral (select u.id from unnest(c.shelves) u (id) where u.id = any (${shelves[i]})${one}) ${dimension.column}`
  })
  const ids = keyed.map(({ column }) => `${column}.id as ${column}`)
  const numbers = outcomes.map(
    outcome => `${sign} * (c.outcome = '${outcome.toUpperCase()}')::int as ${outcome}`,
  )
  return `select ${[...ids, ...numbers].join(', ')} from ${source} ${each.join(' ')} where ${where}`
}

/** For each dimension the shelves that count: of the values that are asked for, or of all where it does not matter. */
const shelvesOf = (writing: Writing, circles: readonly string[], asked: Asked): string[] =>
  keyed.map(dimension =>
    matters(asked, dimension)
      ? shelfIds(writing, circles, dimension.facet, valuesAskedFor(writing, asked, dimension))
      : shelfIds(writing, circles, '', undefined),
  )

/** Counted by, or the one thing that all of it has in common. */
const matters = ({ by, filter }: Asked, { name, part }: Keyed): boolean =>
  by.includes(name) || (valuesOf(filter, part) !== undefined && isKept(by, filter))

function valuesAskedFor(
  writing: Writing,
  { by, filter, levels }: Asked,
  dimension: Keyed,
): string | undefined {
  const { name, facet, part } = dimension
  const chosen = valuesOf(filter, part)
  const isTree = facet === 'policyDomain' || facet === 'region'
  if (isTree && by.includes(name)) return `s.value in (${codesAtLevel(writing, facet, levels, chosen)})`
  return chosen && valueIn(writing, chosen)
}

const valueIn = (writing: Writing, values: readonly string[]): string =>
  `s.value = any (${writing.value(values, { type: 'text', isList: true })})`

function shelfIds(
  writing: Writing,
  circles: readonly string[],
  facet: string,
  values: string | undefined,
): string {
  const among = writing.value(circles, { type: 'text', isList: true })
  return `array(select s.id from lesson_shelf s where s.facet = '${facet}' and s.circle = any (${among})${values ? ` and ${values}` : ''})`
}
