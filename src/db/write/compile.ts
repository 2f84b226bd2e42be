import { facts } from '../generated/facts.ts'
import { Latest } from '../latest.ts'
import { condition } from '../read/condition.ts'
import { lift } from '../read/lift.ts'
import { CannotCompile, type Where } from '../read/tree.ts'
import { beginWriting, type Writing } from '../read/writing.ts'
import { rowCell } from './just-written.ts'
import { type Step, tableOf } from './step.ts'
import { namedIn, stepSql } from './step-sql.ts'
import { stepsOf } from './steps.ts'
import type { Write } from './writes.ts'

/** A statement for all transactions of one shape. It answers with one row if everything was written; if not, nothing was. */
interface Compiled {
  readonly sql: string
  readonly bind: Writing['bind']
}

const compiled = new Latest<Compiled>(200)
const longestShape = 20_000
/** Of more rows than this a statement of their own each would be worth no more than Prisma's few. */
const mostSteps = 60

/** The row that is to be given back, as far as this rule lets its reader see it. */
export interface Answer {
  readonly write: Write
  readonly rule: Where
}

/** The statement that does these writes together, and the values of its placeholders. */
export function compileWrites(writes: readonly Write[], answer?: Answer): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const steps = stepsOf(writes, values, answer?.write)
  const rule = answer && lift(answer.write.model, { where: answer.rule }, values).where
  const shape = JSON.stringify([steps, rule])
  const known = compiled.get(shape)
  if (known) return { sql: known.sql, values: known.bind(values) }
  if (steps.length > mostSteps) throw new CannotCompile(`${steps.length} writes at once`)
  checkApart(steps)
  const writing = beginWriting(facts)
  const fresh = { sql: together(writing, steps, rule), bind: writing.bind }
  if (shape.length <= longestShape) compiled.set(shape, fresh)
  return { sql: fresh.sql, values: fresh.bind(values) }
}

/**
 * All parts of a statement see the rows as they were before it. So a row is written by one part only: of a table that
 * is changed by one step no other step may write, but rows that replace those which are deleted.
 */
function checkApart(steps: readonly Step[]): void {
  const byTable = Map.groupBy(
    steps.filter(step => !('link' in step || 'unlink' in step)),
    modelOf,
  )
  for (const [model, touching] of byTable) {
    const [first, ...others] = touching
    const isReplaced = first && 'delete' in first && !first.isOne && others.every(isInsert)
    if (touching.length > 1 && !isReplaced && !touching.every(isInsert))
      throw new CannotCompile(`several changes of ${model}`)
  }
  if (steps.filter(isOne).length > 1) throw new CannotCompile('several rows that have to be there')
}

const isInsert = (step: Step): boolean => 'insert' in step
const isOne = (step: Step): boolean => 'isOne' in step && step.isOne

function modelOf(step: Step): string {
  if ('insert' in step) return step.insert
  if ('update' in step) return step.update
  return 'delete' in step ? step.delete : ''
}

/**
 * One statement: first what has to be so (the row is there at its version, what is named by a code is there too), as
 * the part `fit`, which is also the change of that row; then all else, where `fit` has a row.
 */
function together(writing: Writing, steps: readonly Step[], rule: Where | undefined): string {
  const one = steps.find(isOne)
  const named = steps.flatMap(step => namedIn(writing, step))
  const parts: string[] = []
  const deleted = new Map<string, string>()
  let answer = 'true'
  const write = (part: string, step: Step, conditions: readonly string[]) => {
    const alias = writing.alias()
    const returned = 'isAnswer' in step && step.isAnswer ? rowFor(writing, modelOf(step), alias, rule) : '1'
    if (returned !== '1') answer = `(select cells from ${part})`
    parts.push(`${part} as (${stepSql(writing, step, alias, conditions)} returning ${returned} as cells)`)
  }
  if (one) write('fit', one, named)
  else if (named.length) parts.push(`fit as (select 1 where ${named.join(' and ')})`)
  const fits = parts.length ? ['exists (select from fit)'] : []
  for (const step of steps) {
    if (step === one) continue
    const part = `w${parts.length}`
    // Who is replaced goes first: a key that is unique is free again.
    const before = 'insert' in step ? deleted.get(step.insert) : undefined
    write(part, step, before ? [...fits, `(select count(*) from ${before}) >= 0`] : fits)
    if ('delete' in step) deleted.set(step.delete, part)
  }
  const where = fits.map(fit => ` where ${fit}`).join('')
  return `with ${parts.join(', ')} select ${answer}${where}`
}

function rowFor(writing: Writing, model: string, alias: string, rule: Where | undefined): string {
  return `case when ${condition(writing, model, alias, rule ?? {})} then ${rowCell(tableOf(model), alias)} end`
}
