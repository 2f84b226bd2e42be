import type { Log } from '../log.ts'
import { maskError } from './mask-error.ts'

const statuses: Record<string, number> = {
  VALIDATION: 400,
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  RULE: 422,
  TOO_SLOW: 503,
  INTERNAL: 500,
}

interface Said {
  status?: number
  headers?: Record<string, string>
}

/** A failure of what is answered beside GraphQL, in the words and the form that GraphQL has for it. */
export function answerFailure(log: Log, error: unknown): Response {
  const { message, extensions } = maskError(log)(error)
  const { http, ...told } = extensions
  const answer = { errors: [{ message, extensions: told }] }
  return Response.json(answer, answerFor(told.code, http))
}

function answerFor(code: unknown, http: unknown): { status: number; headers: Record<string, string> } {
  const said: Said = typeof http === 'object' && http !== null ? http : {}
  // Without a code it is GraphQL's own word on the arguments.
  const status = said.status ?? (typeof code === 'string' ? (statuses[code] ?? 400) : 400)
  return { status, headers: { 'cache-control': 'no-store', ...said.headers } }
}
