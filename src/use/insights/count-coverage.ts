import { circlesOf } from '../../access/circles.ts'
import type { Context } from '../../context.ts'
import type { Outcome } from '../../db/generated/client/enums.ts'
import { facts } from '../../db/generated/facts.ts'
import { Hole } from '../../db/read/tree.ts'
import { beginWriting, type Writing } from '../../db/read/writing.ts'
import { ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { type Asked, coverageStatement, mostCells } from './coverage-statement.ts'
import { type Dimension, keyed } from './dimensions.ts'

export type Numbers = Readonly<Record<Outcome, number>>

/** A combination of values that lessons have, in the order in which it was asked for, and how many have it. */
export interface Cell {
  readonly values: readonly { readonly dimension: Dimension; readonly value: string }[]
  readonly numbers: Numbers
  readonly lessons: number
}

export interface Coverage {
  /** Of all lessons that pass the filter; undefined where it was not asked for. */
  readonly total: number | undefined
  readonly cells: readonly Cell[]
}

const outcomes = ['WORKED', 'FAILED', 'MIXED', 'NOT_STATED'] as const
const deepest = 3

/** How many published lessons the viewer may see of every combination of values, the most lessons first. */
export async function countCoverage(
  { db, readText, viewer }: Pick<Context, 'db' | 'readText' | 'viewer'>,
  asked: Asked,
  withTotal: boolean,
): Promise<Coverage> {
  checkAsked(asked)
  await checkCodes(db, asked.filter, ['filter'])
  const values: unknown[] = []
  const writing = beginWriting(facts)
  const value: Writing['value'] = (given, column) => writing.value(new Hole(values.push(given) - 1), column)
  const statement = coverageStatement({ ...writing, value }, circlesOf(viewer), asked, withTotal)
  const rows = await readText(statement, writing.bind(values))
  if (rows.length > mostCells)
    throw ValidationError.at(
      ['by'],
      `by: this gives more than ${mostCells} cells; count by fewer dimensions, at a wider level, or narrow the filter.`,
    )
  const chosen = new Set<Outcome>(asked.filter.outcomes ?? outcomes)
  const [head] = rows
  const cells = rows.flatMap(row => {
    const numbers = numbersOf(row.slice(8), chosen)
    return asked.by.includes('OUTCOME') ? byOutcome(asked.by, row, numbers) : [cellOf(asked.by, row, numbers)]
  })
  return {
    total: withTotal && head ? sum(numbersOf(head, chosen)) : undefined,
    cells: cells.filter(({ lessons }) => lessons > 0).sort(mostFirst),
  }
}

function checkAsked({ by, levels }: Asked): void {
  if (new Set(by).size !== by.length) throw ValidationError.at(['by'], 'by: each dimension once.')
  for (const [name, level] of [
    ['domainLevel', levels.domain],
    ['regionLevel', levels.region],
  ] as const)
    if (level < 1 || level > deepest)
      throw ValidationError.at([name], `${name}: 1 for the widest, down to ${deepest}.`)
}

type Row = readonly (string | null)[]

const numbersOf = (texts: Row, chosen: ReadonlySet<Outcome>): Numbers => {
  const number = (outcome: Outcome, i: number) => (chosen.has(outcome) ? Number(texts[i] ?? 0) : 0)
  return {
    WORKED: number('WORKED', 0),
    FAILED: number('FAILED', 1),
    MIXED: number('MIXED', 2),
    NOT_STATED: number('NOT_STATED', 3),
  }
}

const nothing: Numbers = { WORKED: 0, FAILED: 0, MIXED: 0, NOT_STATED: 0 }

const sum = (numbers: Numbers): number => outcomes.reduce((total, outcome) => total + numbers[outcome], 0)

function cellOf(by: readonly Dimension[], row: Row, numbers: Numbers, outcome = ''): Cell {
  const values = by.map(dimension => {
    const place = keyed.findIndex(({ name }) => name === dimension)
    return { dimension, value: place < 0 ? outcome : (row[4 + place] ?? '') }
  })
  return { values, numbers, lessons: sum(numbers) }
}

const byOutcome = (by: readonly Dimension[], row: Row, numbers: Numbers): Cell[] =>
  outcomes.map(outcome => cellOf(by, row, { ...nothing, [outcome]: numbers[outcome] }, outcome))

const textOf = ({ values }: Cell): string => values.map(({ value }) => value).join(' ')

const mostFirst = (a: Cell, b: Cell): number =>
  b.lessons - a.lessons || (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0)
