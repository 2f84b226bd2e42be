import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../context.ts'
import { MOST_CANDIDATES } from '../../search/find.ts'
import type { SearchRequest } from '../../search/search.ts'
import { readDocumentId } from '../../search/searchable.ts'
import { largestPage } from '../../paging/page-arguments.ts'
import { type Ask, askAs, documentOf } from './ask.ts'
import { type Answered, coded, type Column, column, columns, made } from './column.ts'
import type { Exportable } from './exportable.ts'
import { named } from './named.ts'
import { listDocument } from './read-pages.ts'
import { selectionOf } from './select.ts'

const catalogues = [...coded('policyDomains'), ...coded('missionTypes'), ...coded('countries', 'name')]
const head = columns('id number version title')
const knowledge = [...named('visibility'), ...columns('language holdsWhen publishedAt')]

/** By type, what each kind of hit has of the columns; all of them are in every row, in one order. */
const byKind: Readonly<Record<string, readonly Column[]>> = {
  Lesson: [
    ...head,
    ...knowledge,
    ...named('outcome'),
    ...columns('lesson context recommendation experiencedOn'),
    ...catalogues,
    column('changedAt', 'updatedAt'),
  ],
  GoodPractice: [
    ...head,
    ...knowledge,
    ...columns('summary howToApply'),
    ...catalogues,
    column('changedAt', 'updatedAt'),
  ],
  Visit: [...head, ...columns('month'), ...catalogues, column('changedAt', 'updatedAt')],
  Question: [
    ...head,
    ...named('visibility'),
    ...columns('language text neededBy'),
    ...named('questionState', 'state'),
    ...coded('policyDomains'),
    ...coded('countries', 'name'),
    column('changedAt', 'updatedAt'),
  ],
  Event: [
    ...head,
    ...columns('month'),
    ...named('eventForm', 'form'),
    ...coded('policyDomains'),
    ...coded('countries', 'name'),
    column('organisers', 'organisers.name'),
    column('changedAt', 'updatedAt'),
  ],
  Document: [...head, ...named('visibility'), ...columns('language url'), column('changedAt', 'updatedAt')],
}

/** The columns of a file of hits: first which one it is, then what it says, what of one kind alone at its place. */
export const hitColumns: readonly Column[] = [
  made('rank', [], row => (typeof row['rank'] === 'number' ? row['rank'] : null)),
  ...named('kind', '__typename').map(asKind),
  ...head,
  ...named('visibility'),
  ...columns('language'),
  ...named('outcome'),
  ...columns('lesson summary context recommendation howToApply holdsWhen'),
  ...catalogues,
  ...columns('experiencedOn month'),
  column('changedAt', 'updatedAt'),
  column('publishedAt'),
  column('url'),
  ...columns('text neededBy'),
  ...named('questionState', 'state'),
  ...named('eventForm', 'form'),
  column('organisers', 'organisers.name'),
]

/** Kinds have the names that search takes: GOOD_PRACTICE. */
function asKind({ name, read }: Column): Column {
  return made(name, ['__typename'], (row, language) =>
    read(
      {
        __typename: String(row['__typename'])
          .replace(/(?<=[a-z])(?=[A-Z])/, '_')
          .toUpperCase(),
      },
      language,
    ),
  )
}

const hit = `__typename ${Object.entries(byKind)
  .map(([type, of]) => `... on ${type} { ${selectionOf(of)} }`)
  .join(' ')}`
const byIds = `query Export($ids: [ID!]!) { nodes(ids: $ids) { ${hit} } }`

/**
 * All hits of a search: the ones that can be paged in their order, with their rank; then all others, of which no order
 * is known.
 */
export async function* readHits(
  schema: GraphQLSchema,
  context: Context,
  list: Exportable,
  given: Readonly<Record<string, unknown>>,
): AsyncGenerator<Answered[], void> {
  let understood: SearchRequest | undefined
  const ask = askAs(schema, { ...context, hearSearch: request => (understood = request) })
  const ranked = new Set<unknown>()
  const more = yield* readRanked(ask, list, given, ranked)
  if (!more || !understood) return
  for await (const documents of context.search.all(understood)) {
    const ids = documents.flatMap(document => readDocumentId(document) ?? []).map(globalId)
    const rest = ids.filter(id => !ranked.has(id))
    for (let at = 0; at < rest.length; at += largestPage) {
      const { nodes } = await ask(documentOf(byIds), { ids: rest.slice(at, at + largestPage) })
      // What has gone since, or is not for this reader, is not there.
      yield (nodes as (Answered | null)[]).filter(row => row !== null)
    }
  }
}

interface Found {
  nodes: Answered[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** The pages that there are; true when more hits follow than can be paged. */
async function* readRanked(
  ask: Ask,
  list: Exportable,
  given: Readonly<Record<string, unknown>>,
  ranked: Set<unknown>,
): AsyncGenerator<Answered[], boolean> {
  const page = `nodes { ${hit} } pageInfo { hasNextPage endCursor }`
  const document = documentOf(listDocument(list, page, [`first: ${largestPage}`, 'after: $after']))
  let after: string | null = null
  for (let read = 0; read < MOST_CANDIDATES; read += largestPage) {
    const answer = await ask(document, { ...given, after })
    const { nodes, pageInfo } = answer[list.name] as Found
    const before = ranked.size
    for (const { id } of nodes) ranked.add(id)
    yield nodes.map((row, at) => ({ ...row, rank: before + at + 1 }))
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return false
    after = pageInfo.endCursor
  }
  return true
}

/** The id by which the schema knows the row of a document. */
const globalId = ({ kind, id }: { kind: string; id: string }): string =>
  Buffer.from(`${kind}:${id}`).toString('base64')
