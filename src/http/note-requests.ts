import { type DocumentNode, getOperationAST, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Log } from '../log.ts'
import { note, type Noted, notedNow, whileNoting } from './noted.ts'

/** Gives every request an id, which the answer, each of its errors and the log carry; and writes its line in the log. */
export function noteRequests(log: Log, paths: ReadonlySet<string>): Plugin {
  return {
    instrumentation: {
      // A request that came the short way (answer-known.ts) is noted already.
      request: ({ request }, answer) => (notedNow() ? answer() : whileNoting(note(request.headers), answer)),
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
      // A path that is not ours is text that somebody typed.
      const path = paths.has(pathname) ? pathname : noted.under
      logAnswered(log, noted, { method: request.method, path, status: response.status })
    },
  }
}

interface Answered {
  readonly method: string
  readonly path?: string
  readonly status: number
}

/** The line that a request leaves in the log. */
export function logAnswered(log: Log, noted: Noted, { method, path, status }: Answered): void {
  const { id, began, operation, statements } = noted
  const ms = Math.round(performance.now() - began)
  log.info({ request: id, method, path, operation, status, ms, statements }, 'answered')
}

export function nameOf(document: unknown, asked: unknown): string {
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
