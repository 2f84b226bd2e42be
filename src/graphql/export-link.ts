import {
  astFromValue,
  getArgumentValues,
  type GraphQLResolveInfo,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import { builder } from '../builder.ts'
import type { Language } from '../language/language.ts'

export const exportFormats = ['csv', 'xlsx', 'json', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a file holds: the whole of a list, under the arguments that it was asked with. */
export interface AskedList {
  readonly list: string
  readonly given: Readonly<Record<string, unknown>>
}

interface ExportLink {
  readonly url: string
  readonly body: string | null
}

export const ExportFormatEnum = builder.enumType('ExportFormat', {
  description: 'As what a list is exported. Columns and their order are the same in every format.',
  values: {
    CSV: { value: 'csv', description: 'Comma-separated, UTF-8 with a byte order mark, safe to open.' },
    XLSX: { value: 'xlsx', description: 'A sheet for Excel or LibreOffice: the one for people.' },
    JSON: { value: 'json', description: 'One array of objects.' },
    JSONL: { value: 'jsonl', description: 'An object on each line, for programs that read as it comes.' },
  } as const,
})

const ExportLinkType = builder.objectRef<ExportLink>('ExportLink').implement({
  description:
    'Where the whole of a list can be fetched as a file: by GET with the token of this request, or by POST when there is a body.',
  fields: t => ({
    url: t.exposeString('url', {
      description: 'The address at this server, such as /export/lessons.csv with the arguments of the list.',
    }),
    body: t.exposeString('body', {
      nullable: true,
      description: 'JSON to POST to the address, where the arguments are too long for one; null otherwise.',
    }),
  }),
})

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Known> ? Known : never

/** The field of a list that leads to all of it as a file. */
export const exportField = <Page extends { asked: AskedList }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Page>,
) =>
  exportFieldOf(
    t,
    'All of this list, on all pages together, as a file: the same filter, order and reader.',
    ({ asked }) => asked,
  )

/** The field of something else of which there is a list. */
export const exportFieldOf = <Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  description: string,
  listOf: (row: Row) => AskedList,
) =>
  t.field({
    type: ExportLinkType,
    description,
    args: { format: t.arg({ type: ExportFormatEnum, required: true, description: 'As what.' }) },
    resolve: (row, { format }, { language }) => linkTo(listOf(row), format, language),
  })

/** The name under which a board beneath a field of the root is exported. */
export const boardList = (root: string, board: string): string =>
  `${root}${board.charAt(0).toUpperCase()}${board.slice(1)}`

/** Beyond this, proxies and browsers begin to cut addresses. */
const longestUrl = 4_000

function linkTo({ list, given }: AskedList, format: ExportFormat, language: Language): ExportLink {
  const address = `/export/${list}.${format}`
  const query = queryOf(given)
  query.set('labels', language)
  const url = `${address}?${query}`
  if (url.length <= longestUrl) return { url, body: null }
  return { url: `${address}?labels=${language}`, body: JSON.stringify(given) }
}

/** Arguments as the query of an address: text as it is, all else as JSON. */
export const queryOf = (given: AskedList['given']): URLSearchParams =>
  new URLSearchParams(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, asText(value)])))

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const ofPage = new Set(['first', 'last', 'after', 'before'])

/** The arguments of the list that is resolved, as somebody would write them; but not which page was asked for. */
export function askedList(info: GraphQLResolveInfo): AskedList {
  const { fieldName: list, parentType, fieldNodes } = info
  const field = isObjectType(parentType) ? parentType.getFields()[list] : undefined
  const [node] = fieldNodes
  if (!field || !node) return { list, given: {} }
  const values = getArgumentValues(field, node, info.variableValues)
  const given: Record<string, unknown> = {}
  for (const { name, type } of field.args) {
    const written = values[name] == null || ofPage.has(name) ? null : astFromValue(values[name], type)
    if (written) given[name] = valueFromASTUntyped(written)
  }
  return { list, given }
}
