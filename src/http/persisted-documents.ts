import { createHash } from 'node:crypto'
import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { BoundedStore } from './bounded-store.ts'

const most = { values: 1_000, size: 10_000_000 }

const documentIdParameter = 'documentId'

export interface PersistedDocuments {
  readonly plugin: Plugin<{ request: Request }>
  /** The request named its document by its hash. */
  areNamedBy(request: Request): boolean
}

/**
 * Documents by their sha256, as Apollo's and urql's clients speak of them: a first request that brings document and
 * hash is remembered, later ones send the hash alone. `documentId` is the same hash, as the draft of GraphQL over HTTP
 * has it. What was forgotten is asked for anew, and clients send it by themselves.
 */
export function persistedDocuments(): PersistedDocuments {
  const texts = new BoundedStore<string>(most, (hash, text) => hash.length + text.length)
  /** What a request brought, until it turns out to be worth keeping. */
  const brought = new WeakMap<Request, { hash: string; text: string }>()
  const naming = new WeakSet<Request>()
  return {
    areNamedBy: request => naming.has(request),
    plugin: {
      onParams({ request, params, setParams }) {
        const hash = hashIn(request, params)
        if (hash === undefined) return
        naming.add(request)
        const { query, operationName, variables, extensions } = params
        const text = query ?? texts.get(hash)
        if (text === undefined) throw notFound()
        if (query !== undefined) {
          if (createHash('sha256').update(query).digest('hex') !== hash) throw mismatch()
          brought.set(request, { hash, text })
        }
        setParams({ query: text, operationName, variables, extensions })
      },
      // Only what could be parsed and is valid comes here.
      onExecute({ args }) {
        const { request }: { request: Request } = args.contextValue
        const fresh = brought.get(request)
        if (fresh) texts.set(fresh.hash, fresh.text)
      },
    },
  }
}

function hashIn(request: Request, params: GraphQLParams): string | undefined {
  const persisted: unknown = params.extensions?.persistedQuery
  const given = persisted ? hashOf(persisted) : documentIdOf(request, params)
  if (given === undefined) return undefined
  if (typeof given === 'string' && /^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase()
  throw refusal(
    'A document is named by its sha256 in 64 hexadecimal digits: extensions: { persistedQuery: { version: 1, sha256Hash } }.',
    'BAD_REQUEST',
  )
}

const hashOf = (persisted: unknown): unknown =>
  typeof persisted === 'object' && persisted !== null && 'sha256Hash' in persisted
    ? persisted.sha256Hash
    : null

function documentIdOf(request: Request, params: GraphQLParams): unknown {
  const inBody: unknown = documentIdParameter in params ? params[documentIdParameter] : undefined
  const given = inBody ?? new URL(request.url).searchParams.get(documentIdParameter) ?? undefined
  return typeof given === 'string' ? given.replace(/^sha256:/, '') : given
}

const refusal = (message: string, code: string) =>
  new GraphQLError(message, {
    extensions: { code, http: { status: 400, headers: { 'cache-control': 'no-store' } } },
  })

const mismatch = () =>
  refusal(
    'The sha256 sent with this document is not its own; take it of the exact text, encoded as UTF-8.',
    'PERSISTED_QUERY_HASH_MISMATCH',
  )

/** Clients know this by its very words, and by its status that it is no failure. */
const notFound = () =>
  new GraphQLError('PersistedQueryNotFound', {
    extensions: {
      code: 'PERSISTED_QUERY_NOT_FOUND',
      http: { status: 200, headers: { 'cache-control': 'no-store' } },
    },
  })
