import { GraphQLError } from 'graphql'
import { Problem, TooSlowError, ValidationError } from '../errors.ts'
import { refusalOf } from '../graphql/plugin-refusals.ts'
import type { Log } from '../log.ts'
import { notedNow } from './noted.ts'

/** What a caller gets of an error: what it can act on as it is, of anything else only that it happened. */
export function maskError(log: Log) {
  return (error: unknown): GraphQLError => {
    const { cause, at } = unwrap(error)
    const problem = cause instanceof Problem ? cause : refusalOf(error)
    if (!problem && cause === undefined && error instanceof GraphQLError) return error
    if (problem) return new GraphQLError(problem.message, { ...at, extensions: tell(problem) })
    if (cause instanceof TooSlowError)
      return new GraphQLError(cause.message, { ...at, extensions: { code: 'TOO_SLOW' } })
    log.error({ request: notedNow()?.id, error: describe(cause) }, 'failed')
    return new GraphQLError('Something went wrong on our side; the request id helps to find out what.', {
      ...at,
      extensions: { code: 'INTERNAL', unexpected: true },
    })
  }
}

/** The error that was thrown, and where in the answer; no cause when it is one of GraphQL's own. */
function unwrap(error: unknown): { cause?: unknown; at?: Pick<GraphQLError, 'nodes' | 'path'> } {
  if (!(error instanceof GraphQLError)) return { cause: error }
  let { originalError: cause } = error
  while (cause instanceof GraphQLError) cause = cause.originalError
  return { cause, at: { nodes: error.nodes, path: error.path } }
}

function tell(problem: Problem) {
  const { code, where: path } = problem
  return problem instanceof ValidationError ? { code, path, fields: problem.fields } : { code, path }
}

const harmless = new Set(['TypeError', 'ReferenceError', 'RangeError'])

/** The kind of an error and where it happened; messages of a database or a parser can quote what somebody wrote. */
export function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = error.stack?.split('\n').filter(line => /^\s+at /.test(line))
  return {
    name: error.name,
    code: 'code' in error ? error.code : undefined,
    message: harmless.has(error.name) ? error.message : undefined,
    at: frames?.slice(0, 8).map(line => line.trim()),
  }
}
