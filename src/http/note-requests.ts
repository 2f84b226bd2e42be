import { type DocumentNode, getOperationAST, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Log } from '../log.ts'
import { note, notedNow, whileNoting } from './noted.ts'

/** Gives every request an id, which the answer, each of its errors and the log carry; and writes its line in the log. */
export function noteRequests(log: Log, paths: ReadonlySet<string>): Plugin {
  return {
    instrumentation: {
      request: ({ request }, answer) => whileNoting(note(request.headers), answer),
    },
    onExecute({ args }) {
      const noted = notedNow()
      if (noted) noted.operation = nameOf(args.document, args.operationName)
    },
    onResultProcess({ result, setResult }) {
      if (!('errors' in result) || !result.errors?.length) return
      setResult({ ...result, errors: result.errors.map(withRequestId) })
    },
    onResponse({ request, response }) {
      const noted = notedNow()
      if (!noted) return
      response.headers.set('x-request-id', noted.id)
      const { pathname } = new URL(request.url)
      const { id, began, operation, statements } = noted
      // A path that is not ours is text that somebody typed.
      const path = paths.has(pathname) ? pathname : undefined
      const ms = Math.round(performance.now() - began)
      log.info(
        { request: id, method: request.method, path, operation, status: response.status, ms, statements },
        'answered',
      )
    },
  }
}

function nameOf(document: unknown, asked: unknown): string {
  if (!isDocument(document)) return 'unknown'
  const operation = getOperationAST(document, typeof asked === 'string' ? asked : undefined)
  return (operation?.name?.value ?? operation?.operation ?? 'unknown').slice(0, 60)
}

const isDocument = (node: unknown): node is DocumentNode =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'Document'

/** A new error: the one at hand may be kept in the validation cache and be answered to others. */
function withRequestId(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path, originalError, extensions } = error
  const more = { ...extensions, requestId: notedNow()?.id }
  return new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions: more })
}
