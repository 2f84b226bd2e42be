import { facts } from '../generated/facts.ts'
import { Latest } from '../latest.ts'
import { condition } from '../read/condition.ts'
import { CannotCompile } from '../read/tree.ts'
import { at, beginWriting, quoted, type Writing } from '../read/writing.ts'
import {
  type Columns,
  fieldAt,
  type Keys,
  type Link,
  type Step,
  stepsOf,
  tableOf,
  type Value,
} from './steps.ts'
import type { Write } from './writes.ts'

/** A statement for all transactions of one shape. It answers whether everything was written; if not, nothing was. */
interface Compiled {
  readonly sql: string
  readonly bind: Writing['bind']
}

const compiled = new Latest<Compiled>(200)
const longestShape = 20_000
/** Of more rows than this a statement of their own each would be worth no more than Prisma's few. */
const mostSteps = 60

/** The statement that does these writes together, and the values of its placeholders. */
export function compileWrites(writes: readonly Write[]): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const steps = stepsOf(writes, values)
  const shape = JSON.stringify(steps)
  const known = compiled.get(shape)
  if (known) return { sql: known.sql, values: known.bind(values) }
  if (steps.length > mostSteps) throw new CannotCompile(`${steps.length} writes at once`)
  checkApart(steps)
  const writing = beginWriting(facts)
  const fresh = { sql: together(writing, steps), bind: writing.bind }
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
    step => modelOf(step),
  )
  for (const [model, touching] of byTable) {
    const [first, ...others] = touching
    const replaces = first && 'delete' in first && !first.isOne && others.every(step => 'insert' in step)
    if (touching.length > 1 && !replaces && !touching.every(step => 'insert' in step))
      throw new CannotCompile(`several changes of ${model}`)
  }
  if (steps.filter(isOne).length > 1) throw new CannotCompile('several rows that have to be there')
}

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
function together(writing: Writing, steps: readonly Step[]): string {
  const one = steps.find(isOne)
  const named = steps.flatMap(step => namedIn(writing, step))
  const parts: string[] = []
  if (one) parts.push(`fit as (${render(writing, one, named)} returning 1)`)
  else if (named.length) parts.push(`fit as (select 1 where ${named.join(' and ')})`)
  const fits = parts.length ? ['exists (select from fit)'] : []
  const deleted = new Map<string, string>()
  for (const step of steps) {
    if (step === one) continue
    const part = `w${parts.length}`
    // Who is replaced goes first: a key that is unique is free again.
    const before = 'insert' in step ? deleted.get(step.insert) : undefined
    const conditions = before ? [...fits, `(select count(*) from ${before}) >= 0`] : fits
    if ('delete' in step) deleted.set(step.delete, part)
    parts.push(`${part} as (${render(writing, step, conditions)} returning 1)`)
  }
  return `with ${parts.join(', ')} select ${fits[0] ?? 'true'}`
}

function render(writing: Writing, step: Step, conditions: readonly string[]): string {
  if ('insert' in step) return insertSql(writing, step, conditions)
  if ('link' in step) return linkSql(writing, step.link, step.keys, conditions)
  if ('unlink' in step) return unlinkSql(writing, step.unlink, step.but, conditions)
  const [model, word] = 'update' in step ? [step.update, 'update'] : [step.delete, 'delete from']
  const alias = writing.alias()
  const set = 'update' in step ? ` set ${changes(writing, model, alias, step.set)}` : ''
  const where = [condition(writing, model, alias, step.where), ...conditions].join(' and ')
  return `${word} ${quoted(tableOf(model).table)} ${alias}${set} where ${where}`
}

function insertSql(
  writing: Writing,
  { insert: model, row, unlessThere }: Extract<Step, { insert: string }>,
  conditions: readonly string[],
): string {
  const columns = Object.keys(row).map(name => quoted(columnOf(model, name).column))
  const values = Object.entries(row).map(([name, value]) => valueSql(writing, model, name, value, 'null'))
  const where = conditions.length ? ` where ${conditions.join(' and ')}` : ''
  return `insert into ${quoted(tableOf(model).table)} (${columns.join(', ')}) select ${values.join(', ')}${where}${unlessThere ? ' on conflict do nothing' : ''}`
}

const changes = (writing: Writing, model: string, alias: string, set: Columns): string =>
  Object.entries(set)
    .map(([name, value]) => {
      const { column } = columnOf(model, name)
      return `${quoted(column)} = ${valueSql(writing, model, name, value, at(alias, column))}`
    })
    .join(', ')

function valueSql(writing: Writing, model: string, name: string, value: Value, now: string): string {
  const column = columnOf(model, name)
  if ('increment' in value) return `${now} + ${writing.value(value.increment, column)}`
  if (!('of' in value)) return writing.value(value, column)
  const { of, key, by, is } = value
  const { column: byColumn, ...type } = columnOf(of, by)
  return `(select ${quoted(columnOf(of, key).column)} from ${quoted(tableOf(of).table)} where ${quoted(byColumn)} = ${writing.value(is, type)})`
}

/** What a step names by another field than its key, as conditions that it is there. */
function namedIn(writing: Writing, step: Step): string[] {
  if ('link' in step) {
    const { to, key } = endsOf(step.link)
    if (step.keys.by === key) return []
    const { column, type } = columnOf(to, step.keys.by)
    const wanted = `unnest(${writing.value(step.keys.are, { type, isList: true })}) wanted (value)`
    const there = `exists (select from ${quoted(tableOf(to).table)} t where t.${quoted(column)} = wanted.value)`
    return [`not exists (select from ${wanted} where not ${there})`]
  }
  const [model, row] =
    'insert' in step ? [step.insert, step.row] : 'update' in step ? [step.update, step.set] : ['', {}]
  return Object.entries(row).flatMap(([name, value]) =>
    'of' in value ? [`${valueSql(writing, model, name, value, 'null')} is not null`] : [],
  )
}

/** The two ends of a join table: the one that is written from, and the rows that are joined to it. */
function endsOf({ model, relation: name }: Link) {
  const relation = tableOf(model).relations[name]
  if (!relation?.join) throw new Error(`${model}.${name} joins nothing.`)
  const { table, hereEnd, thereEnd } = relation.join
  const own = columnOf(model, fieldAt(tableOf(model), relation.here))
  const key = fieldAt(tableOf(relation.to), relation.there)
  return {
    ...{ table: quoted(table), here: quoted(hereEnd), there: quoted(thereEnd) },
    own,
    to: relation.to,
    key,
  }
}

function linkSql(writing: Writing, link: Link, keys: Keys, conditions: readonly string[]): string {
  const { table, here, there, own } = endsOf(link)
  const of = writing.value(link.of, own)
  const where = conditions.length ? ` where ${conditions.join(' and ')}` : ''
  return `insert into ${table} (${here}, ${there}) select ${of}, k.key from ${keysSql(writing, link, keys)} k${where} on conflict do nothing`
}

function unlinkSql(
  writing: Writing,
  link: Link,
  but: readonly Keys[],
  conditions: readonly string[],
): string {
  const { table, here, there, own } = endsOf(link)
  const kept = but.map(keys => `${there} not in (select key from ${keysSql(writing, link, keys)} k)`)
  const all = [`${here} = ${writing.value(link.of, own)}`, ...kept, ...conditions]
  return `delete from ${table} where ${all.join(' and ')}`
}

/** The keys of rows that are named by a unique field, as a table with the column `key`. */
function keysSql(writing: Writing, link: Link, { by, are }: Keys): string {
  const { to, key } = endsOf(link)
  const { column, type } = columnOf(to, by)
  const list = writing.value(are, { type, isList: true })
  if (by === key) return `(select unnest(${list}) as key)`
  return `(select ${quoted(columnOf(to, key).column)} as key from ${quoted(tableOf(to).table)} where ${quoted(column)} = any(${list}))`
}

function columnOf(model: string, name: string) {
  const column = tableOf(model).columns[name]
  if (!column) throw new Error(`${model} has no ${name}.`)
  return column
}
