import { condition } from '../read/condition.ts'
import { at, quoted, type Writing } from '../read/writing.ts'
import {
  columnOf,
  type Columns,
  fieldAt,
  type Keys,
  type Link,
  type Step,
  tableOf,
  type Value,
} from './step.ts'

/** A step as SQL, as far as its conditions hold. */
export function stepSql(writing: Writing, step: Step, alias: string, conditions: readonly string[]): string {
  if ('insert' in step) return insertSql(writing, step, alias, conditions)
  if ('link' in step) return linkSql(writing, step.link, step.keys, conditions)
  if ('unlink' in step) return unlinkSql(writing, step.unlink, step.but, conditions)
  const [model, word] = 'update' in step ? [step.update, 'update'] : [step.delete, 'delete from']
  const set = 'update' in step ? ` set ${changes(writing, model, alias, step.set)}` : ''
  const where = [condition(writing, model, alias, step.where), ...conditions].join(' and ')
  return `${word} ${quoted(tableOf(model).table)} ${alias}${set} where ${where}`
}

function insertSql(
  writing: Writing,
  { insert: model, row, unlessThere }: Extract<Step, { insert: string }>,
  alias: string,
  conditions: readonly string[],
): string {
  const columns = Object.keys(row).map(name => quoted(columnOf(model, name).column))
  const values = Object.entries(row).map(([name, value]) => valueSql(writing, model, name, value, 'null'))
  const where = conditions.length ? ` where ${conditions.join(' and ')}` : ''
  return `insert into ${quoted(tableOf(model).table)} as ${alias} (${columns.join(', ')}) select ${values.join(', ')}${where}${unlessThere ? ' on conflict do nothing' : ''}`
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
export function namedIn(writing: Writing, step: Step): string[] {
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
