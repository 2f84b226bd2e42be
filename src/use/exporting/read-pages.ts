import { astFromValue, type GraphQLArgument, print } from 'graphql'
import { largestPage } from '../../paging/page-arguments.ts'
import { type Ask, documentOf } from './ask.ts'
import type { Answered } from './column.ts'
import { askedOf, type Exportable } from './exportable.ts'
import { selectionOf } from './select.ts'

interface Page {
  nodes: Answered[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** A list page by page, each by its keys, so that none is dearer than the first and none is kept. */
export async function* readPages(
  ask: Ask,
  list: Exportable,
  given: Readonly<Record<string, unknown>>,
): AsyncGenerator<Answered[], void> {
  const rows = selectionOf(list.columns(given))
  if (list.kind === 'whole') {
    const answer = await ask(documentOf(listDocument(list, rows, [])), given)
    yield answer[list.name] as Answered[]
    return
  }
  if (list.rows !== undefined) {
    const answer = await ask(documentOf(listDocument(list, `${list.rows} { ${rows} }`, [])), given)
    const [root, board] = list.fields
    const boards = answer[root?.name ?? ''] as Record<string, Record<string, Answered[]>>
    yield boards[board?.name ?? '']?.[list.rows] ?? []
    return
  }
  const page = `nodes { ${rows} } pageInfo { hasNextPage endCursor }`
  const document = documentOf(listDocument(list, page, [`first: ${largestPage}`, 'after: $after']))
  let after: string | null = null
  do {
    const answer = await ask(document, { ...given, after })
    const { nodes, pageInfo } = answer[list.name] as Page
    yield nodes
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
}

/** What is not given has its default, as if it were not asked for at all. */
function variableFor({ name, type, defaultValue }: GraphQLArgument): string {
  const otherwise = defaultValue === undefined ? null : astFromValue(defaultValue, type)
  return `$${name}: ${String(type)}${otherwise ? ` = ${print(otherwise)}` : ''}`
}

/** The query for a list with all its arguments as variables of their names. */
export function listDocument(list: Exportable, selection: string, page: readonly string[]): string {
  const args = askedOf(list)
  const variables = [...args.map(variableFor), ...(page.length > 0 ? ['$after: String'] : [])]
  const of = (parts: readonly string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '')
  const inner = list.fields.reduceRight((beneath, field) => {
    const used = [...askedOf({ fields: [field] }).map(({ name }) => `${name}: $${name}`), ...page]
    return `{ ${field.name}${of(used)} ${beneath} }`
  }, `{ ${selection} }`)
  return `query Export${of(variables)} ${inner}`
}
