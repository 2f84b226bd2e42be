// A Prisma generator: writes what our clients must know of each table and Prisma's own runtime does not
// say in one place – names of tables and columns, keys, and where the two ends of every relation meet.
import { writeFileSync } from 'node:fs'
import type { DMMF } from '@prisma/generator-helper'
import generatorHelper from '@prisma/generator-helper'
import type { ColumnFacts, RelationFacts, TableFacts } from '../src/db/read/table-facts.ts'

type Model = DMMF.Model
type Field = DMMF.Field

const nativeTypes: Record<string, string> = { Uuid: 'uuid', Date: 'date' }
const types: Record<string, string> = {
  String: 'text',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  Boolean: 'bool',
  DateTime: 'timestamptz',
  Json: 'jsonb',
  Bytes: 'bytea',
}

generatorHelper.generatorHandler({
  onManifest: () => ({ defaultOutput: '../src/db/generated/facts.ts', prettyName: 'table facts' }),
  async onGenerate({ dmmf, generator }) {
    const { models } = dmmf.datamodel
    const facts = Object.fromEntries(models.map(model => [model.name, factsOf(model, models)]))
    const file = generator.output?.value
    if (!file) throw new Error('The table facts need an output.')
    writeFileSync(
      file,
      `// Generated from schema.prisma.\nimport type { TableFacts } from '../read/table-facts.ts'\n\nexport const facts: Record<string, TableFacts> = ${JSON.stringify(facts, null, 1)}\n`,
    )
  },
})

function factsOf(model: Model, models: readonly Model[]): TableFacts {
  const columns = model.fields.filter(field => field.kind !== 'object')
  const relations = model.fields.filter(field => field.kind === 'object')
  return {
    table: model.dbName ?? model.name,
    key: model.primaryKey?.fields ?? model.fields.filter(field => field.isId).map(field => field.name),
    columns: Object.fromEntries(columns.map(field => [field.name, columnFacts(field)])),
    relations: Object.fromEntries([
      ...relations.map(field => [field.name, relationFacts(model, field, models)] as const),
      ...indexedFacts(model),
    ]),
  }
}

/** What the index holds of a row is tied to it by its kind and its id; no foreign key says so. */
const indexedFacts = ({ name, documentation }: Model): [string, RelationFacts][] =>
  documentation?.includes('@indexed')
    ? [
        [
          'indexed',
          {
            ...{ to: 'IndexedDocument', isList: false, here: ['id'], there: ['id'] },
            only: { kind: name },
            isOfRow: true,
          },
        ],
      ]
    : []

function columnFacts(field: Field): ColumnFacts {
  const type =
    field.kind === 'enum'
      ? `"${field.type}"`
      : (nativeTypes[field.nativeType?.[0] ?? ''] ?? types[field.type])
  if (!type) throw new Error(`Our clients do not know columns of type ${field.type}.`)
  return {
    column: field.dbName ?? field.name,
    type,
    isList: field.isList,
    isRequired: field.isRequired,
    isUnique: field.isUnique || field.isId,
    ...madeFor(field),
  }
}

function madeFor({ isUpdatedAt, default: byDefault }: Field): Pick<ColumnFacts, 'made'> {
  if (isUpdatedAt) return { made: 'changedAt' }
  return typeof byDefault === 'object' && 'name' in byDefault && byDefault.name === 'uuid'
    ? { made: 'id' }
    : {}
}

function relationFacts(model: Model, field: Field, models: readonly Model[]): RelationFacts {
  const target = models.find(each => each.name === field.type)
  if (!target) throw new Error(`${model.name}.${field.name} leads nowhere.`)
  const back = target.fields.find(each => each.relationName === field.relationName && each !== field)
  const common = { to: target.name, isList: field.isList }
  const columnsOf = (of: Model, names: readonly string[] = []) => names.map(name => columnOf(of, name))
  if (field.relationFromFields?.length) {
    return {
      ...common,
      here: columnsOf(model, field.relationFromFields),
      there: columnsOf(target, field.relationToFields),
      isNamedHere: true,
    }
  }
  if (back?.relationFromFields?.length) {
    return {
      ...common,
      here: columnsOf(model, back.relationToFields),
      there: columnsOf(target, back.relationFromFields),
    }
  }
  if (model === target)
    throw new Error(`${model.name}.${field.name}: a table joined to itself has two ends that look alike.`)
  // Prisma's own join tables: "A" is the model whose name comes first in the alphabet.
  const [hereEnd, thereEnd] = model.name < target.name ? ['A', 'B'] : ['B', 'A']
  return {
    ...common,
    here: [keyOf(model)],
    there: [keyOf(target)],
    join: { table: `_${field.relationName}`, hereEnd, thereEnd },
  }
}

const keyOf = (model: Model): string => columnOf(model, model.fields.find(field => field.isId)?.name ?? '')

function columnOf(model: Model, name: string): string {
  const field = model.fields.find(each => each.name === name)
  if (!field) throw new Error(`${model.name} has no column ${name}.`)
  return field.dbName ?? field.name
}
