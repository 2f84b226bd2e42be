import { facts } from '../generated/facts.ts'
import { Latest } from '../latest.ts'
import { condition } from '../read/condition.ts'
import { lift } from '../read/lift.ts'
import { CannotCompile, type Where } from '../read/tree.ts'
import { beginWriting, type Writing } from '../read/writing.ts'
import { type ReadRow, returnRow } from './returned-row.ts'
import type { Step } from './step.ts'
import { namedIn, stepSql } from './step-sql.ts'
import { stepsOf } from './steps.ts'
import type { Write } from './writes.ts'

/** A statement for all transactions of one shape. It answers with one row if everything was written; if not, nothing was. */
interface Compiled {
  readonly sql: string
  readonly bind: Writing['bind']
  readonly readRow?: ReadRow
}

const compiled = new Latest<Compiled>(200)
const longestShape = 20_000
/** Of more rows than this a statement of their own each would be worth no more than Prisma's few. */
const mostSteps = 60

/** The row that is to be given back, as far as this rule lets its reader see it. */
export interface Answer {
  readonly write: Write
  readonly rule: Where
  /** What of it is wanted; all of it unless said. */
  readonly columns?: readonly string[]
}

/** The statement that does these writes together, and the values of its placeholders. */
export function compileWrites(
  writes: readonly Write[],
  answer?: Answer,
): { sql: string; values: unknown[]; readRow?: ReadRow } {
  const rule = answer && liftRule(answer)
  const values = rule ? [...rule.values] : []
  const steps = stepsOf(writes, values, answer?.write)
  const shape = `${rule?.name} ${answer?.columns?.join()} ${JSON.stringify(steps)}`
  const known = compiled.get(shape)
  if (known) return { ...known, values: known.bind(values) }
  if (steps.length > mostSteps) throw new CannotCompile(`${steps.length} writes at once`)
  checkApart(steps)
  const writing = beginWriting(facts)
  const row = answer && returnRow(answer.write.model, answer.columns)
  const given: Given = {
    rule: (model, alias) => condition(writing, model, alias, rule?.where ?? {}),
    row: alias => row?.sql(alias) ?? '',
  }
  const fresh = { sql: together(writing, steps, given), bind: writing.bind, readRow: row?.read }
  if (shape.length <= longestShape) compiled.set(shape, fresh)
  return { ...fresh, values: fresh.bind(values) }
}

interface LiftedRule {
  readonly where: Where
  /** The first of those that the statement binds. */
  readonly values: readonly unknown[]
  /** Short for its shape: part of what a statement is found by. */
  readonly name: string
}

/** A reader's rules are the same objects as long as he comes again. */
const lifted = new WeakMap<Where, LiftedRule>()
const names = new Map<string, string>()

function liftRule({ write: { model }, rule }: Answer): LiftedRule {
  let known = lifted.get(rule)
  if (!known) {
    const values: unknown[] = []
    const { where = {} } = lift(model, { where: rule }, values)
    const shape = JSON.stringify(where)
    const name = names.get(shape) ?? `rule ${names.size}`
    names.set(shape, name)
    known = { where, values, name }
    lifted.set(rule, known)
  }
  return known
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

/** The row that is given back, and the rule under which. */
interface Given {
  readonly rule: (model: string, alias: string) => string
  readonly row: (alias: string) => string
}

/**
 * One statement: first what has to be so (the row is there at its version, what is named by a code is there too), as
 * the part `fit`, which is also the change of that row; then all else, where `fit` has a row.
 */
function together(writing: Writing, steps: readonly Step[], given: Given): string {
  const one = steps.find(isOne)
  const named = steps.flatMap(step => namedIn(writing, step))
  const parts: string[] = []
  const deleted = new Map<string, string>()
  let answer = 'true'
  const write = (part: string, step: Step, conditions: readonly string[]) => {
    const alias = writing.alias()
    const isAnswer = 'isAnswer' in step && step.isAnswer
    const rule = () => given.rule(modelOf(step), alias)
    if (isAnswer) answer = `(select cells from ${part})`
    const all = 'isRuled' in step && step.isRuled ? [...conditions, rule()] : conditions
    const row = isAnswer ? `case when ${rule()} then ${given.row(alias)} end` : '1'
    parts.push(`${part} as (${stepSql(writing, step, alias, all)} returning ${row} as cells)`)
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
