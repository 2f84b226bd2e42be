import { circlesOf } from '../../access/circles.ts'
import { isSignedIn } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import { type ReuseDimension, type ReuseNumber, reuseNumbers, reuseStatement } from './reuse-statement.ts'

export interface ReuseCell {
  readonly values: readonly { readonly dimension: ReuseDimension; readonly value: string }[]
  readonly numbers: Readonly<Record<ReuseNumber, number>>
}

/** What became of briefs, by every combination of values that visits have; the most visits first. */
export async function countReuse(
  { viewer, readText }: Pick<Context, 'viewer' | 'readText'>,
  by: readonly ReuseDimension[],
): Promise<ReuseCell[]> {
  if (new Set(by).size !== by.length) throw ValidationError.at(['by'], 'by: each dimension once.')
  if (!isSignedIn(viewer)) return []
  const { sql, values } = reuseStatement(by, viewer, visibleIn(circlesOf(viewer)))
  const rows = await readText(sql, values)
  return rows
    .map(row => ({
      values: by.map((dimension, at) => ({ dimension, value: row[at] ?? '' })),
      numbers: numbersOf(row.slice(by.length)),
    }))
    .filter(({ numbers }) => numbers.visits > 0)
    .sort((one, other) => other.numbers.visits - one.numbers.visits || (textOf(one) < textOf(other) ? -1 : 1))
}

const textOf = ({ values }: ReuseCell): string => values.map(({ value }) => value).join(' ')

function numbersOf(texts: readonly (string | null)[]): Record<ReuseNumber, number> {
  const number = (name: ReuseNumber) => Number(texts[reuseNumbers.indexOf(name)] ?? 0)
  return {
    visits: number('visits'),
    unmet: number('unmet'),
    opened: number('opened'),
    briefs: number('briefs'),
    items: number('items'),
    undecided: number('undecided'),
    decided: number('decided'),
    applied: number('applied'),
    adapted: number('adapted'),
    notApplicable: number('notApplicable'),
    helped: number('helped'),
    madeNoDifference: number('madeNoDifference'),
    wasWrong: number('wasWrong'),
  }
}

/** The circles of the viewer as a condition on a lesson or a practice; made of constants of ours and ids. */
function visibleIn({ whole, own }: ReturnType<typeof circlesOf>): (row: string) => string {
  const quoted = (circles: readonly string[]) => circles.map(circle => `'${circle}'`).join(', ')
  return row => {
    const circle = `${row}.visibility::text`
    const among = [
      ...(whole.length > 0 ? [`${circle} in (${quoted(whole)})`] : []),
      ...(own.length > 0 ? [`${circle} || ':' || ${row}.municipality_id::text in (${quoted(own)})`] : []),
    ]
    return `(${row}.state = 'PUBLISHED' and (${among.join(' or ')}))`
  }
}
