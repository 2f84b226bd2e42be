import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { NotFoundError, ValidationError } from '../../errors.ts'
import { boardRows } from './board-columns.ts'
import { type Column, column } from './column.ts'
import { boardList } from '../../graphql/export-link.ts'
import { columnsOf } from './list-columns.ts'

/** A list of the schema that can be had as a file. */
export interface Exportable {
  readonly name: string
  /** The field of the root, and for a board of it the field beneath. */
  readonly fields: readonly GraphQLField<unknown, unknown>[]
  /** With pages, a search, a list that comes as a whole, or the rows of a board of insights. */
  readonly kind: 'pages' | 'search' | 'whole' | 'board'
  /** Of a board, the field that holds its rows. */
  readonly rows?: string
  /** What stands in its file, where it was asked for with these arguments. */
  readonly columns: (given: Readonly<Record<string, unknown>>) => readonly Column[]
}

const ofPage = new Set(['first', 'last', 'after', 'before'])

/** The arguments that say what is in a list, not which page of it is shown. */
export const askedOf = ({ fields }: Pick<Exportable, 'fields'>): GraphQLArgument[] =>
  fields.flatMap(({ args }) => args.filter(({ name }) => !ofPage.has(name)))

/** Every list of the schema's root with pages, or whose rows have columns here. */
export function exportables(schema: GraphQLSchema): Exportable[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap<Exportable>(field => {
    const type = getNamedType(field.type)
    if (!isObjectType(type)) return []
    const { name } = field
    const fields = [field]
    if (name === 'search') return [{ name, fields, kind: 'search', columns: () => [] }]
    const nodes = type.getFields()['nodes']
    if ('pageInfo' in type.getFields() && nodes) {
      const row = getNamedType(nodes.type)
      const columns = columnsOf[row.name] ?? leaves(row)
      return [{ name, fields, kind: 'pages', columns: () => columns }]
    }
    const columns = columnsOf[type.name]
    return isListType(getNullableType(field.type)) && columns
      ? [{ name, fields, kind: 'whole', columns: () => columns }]
      : boardsOf(field, type)
  })
}

/** What stands on a board beneath a field of the root: `coverage` of `insights` is the list insightsCoverage. */
const boardsOf = (root: GraphQLField<unknown, unknown>, type: GraphQLObjectType): Exportable[] =>
  Object.values(type.getFields()).flatMap(field => {
    const board = boardRows[getNamedType(field.type).name]
    if (!board) return []
    const { rows, columns } = board
    const name = boardList(root.name, field.name)
    return [{ name, fields: [root, field], kind: 'board', rows, columns: given => columns(given, field) }]
  })

/** Of rows for which nobody chose columns: all that is a value and needs no argument, the id first. */
function leaves(type: unknown): Column[] {
  if (!isObjectType(type)) return []
  const names = Object.values(type.getFields())
    .filter(({ type: of, args }) => isLeafType(getNamedType(of)) && !args.some(isRequiredArgument))
    .map(({ name }) => name)
  return [...names.filter(name => name === 'id'), ...names.filter(name => name !== 'id')].map(name =>
    column(name),
  )
}

const known = new WeakMap<GraphQLSchema, Exportable[]>()

/** The list of this name; its arguments must be its own. */
export function findExportable(schema: GraphQLSchema, name: string, given: object): Exportable {
  const lists = known.get(schema) ?? exportables(schema)
  known.set(schema, lists)
  const list = lists.find(each => each.name === name)
  if (!list)
    throw new NotFoundError(
      `There is no list "${name.slice(0, 60)}" to export; there is ${lists.map(each => each.name).join(', ')}.`,
    )
  const takes = askedOf(list).map(arg => arg.name)
  const stray = Object.keys(given).find(each => !takes.includes(each))
  if (stray !== undefined)
    throw ValidationError.at(
      [stray],
      `${stray.slice(0, 60)}: ${name} takes ${takes.length ? takes.join(', ') : 'no arguments'}; pages are not asked for, a file holds them all.`,
    )
  return list
}
