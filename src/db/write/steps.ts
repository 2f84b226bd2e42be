import { newId } from '../new-ids.ts'
import { lift } from '../read/lift.ts'
import type { ColumnFacts, RelationFacts } from '../read/table-facts.ts'
import { CannotCompile, Hole, isRecord, type Where } from '../read/tree.ts'
import {
  type Columns,
  fieldAt,
  type Keys,
  type Link,
  type Step,
  tableOf,
  unique,
  type Value,
} from './step.ts'
import type { Write } from './writes.ts'

interface Inserted {
  /** The foreign key of a row that hangs under another. */
  readonly named?: Columns
  readonly unlessThere?: boolean
  readonly isAnswer?: boolean
}

interface Arguments {
  readonly data?: unknown
  readonly where?: Where
  readonly skipDuplicates?: boolean
}

/** A value can stand in several places, as the key of a row under which others hang: which ones is part of the shape. */
class Numbered extends Hole {
  override toJSON(): string {
    return `?${this.index}`
  }
}

/** The steps of these writes; what differs between transactions of one shape goes into `values`. */
export function stepsOf(writes: readonly Write[], values: unknown[], answer?: Write): Step[] {
  const steps: Step[] = []
  const changedAt = new Date()
  const hole = (value: unknown) => new Numbered(values.push(value) - 1)

  function plan(write: Write): void {
    const { model, action, args, provided } = write
    const isAnswer = write === answer || undefined
    const { data, where, skipDuplicates, ...others } = args as Arguments
    if (Object.values(others).some(option => option !== undefined))
      throw new CannotCompile(`${model}.${action} with ${Object.keys(others).join()}`)
    if (action === 'create' || action === 'createMany') {
      for (const each of listed(data)) insert(model, each, { unlessThere: skipDuplicates, isAnswer })
      return
    }
    const isOne = action === 'update' || action === 'delete'
    const rows = {
      where: whereOf(model, where ?? {}),
      isOne,
      isAnswer,
      isRuled: isAnswer && provided && true,
    }
    if (action === 'delete' || action === 'deleteMany') steps.push({ delete: model, ...rows })
    else update(model, rows, data, provided)
  }

  function insert(model: string, data: unknown, { named = {}, ...how }: Inserted): void {
    const { row, beneath } = read(model, data)
    const made = Object.entries(tableOf(model).columns).flatMap(([name, { made }]): [string, Value][] =>
      made && !(name in row) ? [[name, hole(made === 'id' ? newId() : changedAt)]] : [],
    )
    if (Object.keys(named).some(name => name in row))
      throw new CannotCompile(`a foreign key of ${model}, twice`)
    const whole: Columns = { ...row, ...named, ...Object.fromEntries(made) }
    steps.push({ insert: model, row: whole, ...how })
    for (const write of beneath) write(whole)
  }

  function update(
    model: string,
    rows: { where: Where; isOne: boolean; isAnswer?: boolean; isRuled?: boolean },
    data: unknown,
    provided: Where | undefined,
  ): void {
    const { row, beneath } = read(model, data)
    const made = Object.entries(tableOf(model).columns).flatMap(([name, column]): [string, Value][] =>
      column.made === 'changedAt' && !(name in row) ? [[name, hole(changedAt)]] : [],
    )
    if (Object.keys(row).length === 0) throw new CannotCompile(`an update of nothing in ${model}`)
    const and = provided && lift(model, { where: provided }, values).where
    const where = and ? { AND: [rows.where, and] } : rows.where
    steps.push({ update: model, set: { ...row, ...Object.fromEntries(made) }, ...rows, where })
    for (const write of beneath) write(rows.where)
  }

  /** The values of a row, and what is to be written beneath it once its key is known. */
  function read(model: string, data: unknown) {
    const table = tableOf(model)
    const row: Record<string, Value> = {}
    const beneath: ((parent: Readonly<Record<string, unknown>>) => void)[] = []
    if (!isRecord(data)) throw new CannotCompile(`the data of ${model}`)
    for (const [name, value] of Object.entries(data)) {
      if (value === undefined) continue
      const column = table.columns[name]
      const relation = table.relations[name]
      if (column) row[name] = valueOf(column, value)
      else if (!relation) throw new CannotCompile(`${model}.${name}`)
      else if (relation.isNamedHere) row[fieldAt(table, relation.here)] = nameOf(relation, value)
      else beneath.push(parent => writeBeneath(model, name, relation, parent, value))
    }
    return { row, beneath }
  }

  function valueOf({ type, isList }: ColumnFacts, value: unknown): Value {
    if (type === 'jsonb') return hole(JSON.stringify(plainJson(value)))
    if (!isRecord(value)) return hole(value)
    const [[how, inner] = [], ...others] = Object.entries(value)
    if (others.length || isRecord(inner)) throw new CannotCompile('several changes of one column')
    if (how === 'set') return hole(inner)
    if (how === 'increment' && !isList) return { increment: hole(inner) }
    throw new CannotCompile(`the change ${how} of a column`)
  }

  /** The foreign key that a row is given or loses. */
  function nameOf(relation: RelationFacts, value: unknown): Value {
    const { how, what } = only(value)
    if (how === 'disconnect' && what === true) return hole(null)
    const [[by, is] = [], ...others] = isRecord(what) ? Object.entries(what) : []
    if (how !== 'connect' || !by || others.length) throw new CannotCompile(`${how} of one row`)
    const key = fieldAt(tableOf(relation.to), relation.there)
    if (by === key) return hole(is)
    return { of: relation.to, key, by: unique(relation.to, by), is: hole(is) }
  }

  function writeBeneath(
    model: string,
    name: string,
    relation: RelationFacts,
    parent: Readonly<Record<string, unknown>>,
    value: unknown,
  ): void {
    const of = parent[fieldAt(tableOf(model), relation.here)]
    if (!(of instanceof Hole)) throw new CannotCompile(`${model}.${name} of a row without its key`)
    const asked = isRecord(value) ? Object.entries(value).filter(([, what]) => what !== undefined) : []
    for (const [how, what] of asked) {
      if (relation.join) join({ model, relation: name, of }, relation, how, what)
      else own(relation, of, how, what)
    }
  }

  function join(link: Link, relation: RelationFacts, how: string, what: unknown): void {
    if (how !== 'connect' && how !== 'set') throw new CannotCompile(`${how} of joined rows`)
    const keys = keysOf(relation.to, listed(what))
    if (how === 'set') steps.push({ unlink: link, but: keys })
    for (const each of keys) steps.push({ link, keys: each })
  }

  /** Rows that are there with the one they hang under only. */
  function own(relation: RelationFacts, of: Hole, how: string, what: unknown): void {
    const field = fieldAt(tableOf(relation.to), relation.there)
    if (how === 'create')
      for (const data of listed(what)) insert(relation.to, data, { named: { [field]: of } })
    else if (how === 'deleteMany' && isRecord(what) && Object.keys(what).length === 0)
      steps.push({ delete: relation.to, where: { [field]: of }, isOne: false })
    else throw new CannotCompile(`${how} of rows beneath`)
  }

  function keysOf(model: string, rows: readonly unknown[]): Keys[] {
    const named = rows.map(row => {
      const [[by, is] = [], ...others] = isRecord(row) ? Object.entries(row) : []
      if (!by || others.length) throw new CannotCompile(`a row of ${model} by several fields`)
      return { by: unique(model, by), is }
    })
    const groups = Map.groupBy(named, ({ by }) => by)
    return [...groups].map(([by, group]) => ({ by, are: hole(group.map(({ is }) => is)) }))
  }

  function whereOf(model: string, where: Where): Where {
    // What another table says is as it was before the whole transaction.
    const foreign = Object.keys(where).find(name => !tableOf(model).columns[name])
    if (foreign) throw new CannotCompile(`a write where ${model}.${foreign}`)
    return lift(model, { where }, values).where ?? {}
  }

  for (const write of writes) plan(write)
  return steps
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

function only(value: unknown): { how: string; what: unknown } {
  const asked = isRecord(value) ? Object.entries(value).filter(([, what]) => what !== undefined) : []
  const [[how, what] = [], ...others] = asked
  if (!how || others.length) throw new CannotCompile('several changes of one relation')
  return { how, what }
}

/** Prisma has objects of its own for the several kinds of null. */
function plainJson(value: unknown): unknown {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : null
  if (value === null || (prototype && prototype !== Object.prototype && prototype !== Array.prototype))
    throw new CannotCompile('a kind of null')
  return value
}
