import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { knownCosts } from '../graphql/cost/known-costs.ts'
import type { Log } from '../log.ts'
import type { KnownDocuments } from './known-documents.ts'
import { executeQuery } from '../graphql/execution/execute-query.ts'
import type { maskError } from './mask-error.ts'
import { logAnswered, nameOf } from './note-requests.ts'
import { note, whileNoting } from './noted.ts'
import type { queryPlans } from './query-plans.ts'
import { readBody } from './read-body.ts'
import { isTaken } from './take-json-only.ts'

type Headers = Pick<globalThis.Headers, 'get' | 'has'>

export interface Direct {
  readonly endpoint: string
  readonly schema: GraphQLSchema
  readonly documents: KnownDocuments
  readonly plans: ReturnType<typeof queryPlans>
  readonly costOf: ReturnType<typeof knownCosts>
  readonly costLimit: number
  readonly largestRequest: number
  readonly log: Log
  readonly maskError: ReturnType<typeof maskError>
  context(request: IncomingMessage, headers: Headers): Promise<object> | object
}

/** As a stream, under one name: of a body that is a text Yoga counts the letters first, .2 s for a megabyte. */
const asBody = (text: string) => ({
  text,
  async *[Symbol.asyncIterator]() {
    yield Buffer.from(text)
  },
})

/** A request as Yoga takes it when its body was read already: with what stood there, or with its text. */
type Read = IncomingMessage & { body?: ReturnType<typeof asBody> | Record<string, unknown> }
type Yoga = (request: Read, response: ServerResponse) => void

export interface AnswerKnown {
  /** Answers, or leaves it to Yoga, who then finds the request as it came. */
  listen(request: IncomingMessage, response: ServerResponse, yoga: Yoga): void
  /** By which Yoga takes over a result that has errors in it, and does with it what it does with its own. */
  readonly plugin: Plugin<object, { req?: IncomingMessage }>
}

/**
 * The short way for what is asked again and again: a document that Yoga has read, checked and answered before, sent
 * as plain JSON. It is executed by the same schema, under the same limits, for a viewer found in the same way; what
 * is left out are the objects and streams of fetch, and the hooks that would look at what was looked at already.
 * Whatever is unusual goes the long way. What both ways answer is compared in test/http/answer-known.test.ts.
 */
export function answerKnown(direct: Direct): AnswerKnown {
  const results = new WeakMap<IncomingMessage, ExecutionResult>()

  async function answer(request: Read, response: ServerResponse, type: string, yoga: Yoga): Promise<void> {
    const text = await readBody(request)
    if (text === undefined) return
    const body = readObject(text)
    const asked = body && readAsked(body, direct.documents)
    const headers = headersOf(request)
    const noted = note(headers)
    await whileNoting(noted, async () => {
      if (asked) noted.operation = nameOf(asked.document, asked.operationName)
      const result = asked && (await resultOf(direct, request, headers, asked))
      if (result && !result.errors) {
        send(response, type, noted.id, JSON.stringify(result))
        return logAnswered(direct.log, noted, { method: 'POST', path: direct.endpoint, status: 200 })
      }
      // An empty one it would not take for a body.
      request.body = body && Object.keys(body).length ? body : asBody(text)
      if (result) results.set(request, masked(result, direct.maskError))
      yoga(request, response)
    })
  }

  return {
    listen(request, response, yoga) {
      const type = isPlain(request, direct) ? answerTypes.get(request.headers.accept ?? '*/*') : undefined
      if (type === undefined) yoga(request, response)
      else answer(request, response, type, yoga).catch(() => response.destroy())
    },
    plugin: {
      onParams({ context, setResult }) {
        const result = context.req && results.get(context.req)
        if (result) setResult(result)
      },
    },
  }
}

/** JSON of a length that is said beforehand, sent to where questions are taken. */
function isPlain({ method, url, headers }: IncomingMessage, { endpoint, largestRequest }: Direct): boolean {
  const length = Number(headers['content-length'])
  return (
    method === 'POST' &&
    url === endpoint &&
    length > 0 &&
    length <= largestRequest &&
    headers['content-encoding'] === undefined &&
    isTaken(headers['content-type'])
  )
}

/** What is answered to the usual ways to say which JSON is wanted. */
const answerTypes = new Map([
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/json, */*', 'application/json'],
  ['application/json, text/plain, */*', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json'],
])

interface Known {
  readonly text: string
  readonly document: DocumentNode
  readonly operationName?: string
  readonly variables?: Record<string, unknown>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

function readAsked(body: Record<string, unknown>, documents: KnownDocuments): Known | undefined {
  const { query, variables, operationName, ...others } = body
  if (typeof query !== 'string' || Object.keys(others).length) return undefined
  if (variables != null && !isRecord(variables)) return undefined
  if (operationName != null && typeof operationName !== 'string') return undefined
  const document = documents.get(query)
  return (
    document && {
      text: query,
      document,
      variables: variables ?? undefined,
      operationName: operationName ?? undefined,
    }
  )
}

/** Undefined where Yoga has to look at the request itself: no such operation, too dear, or sent by nobody we know. */
async function resultOf(
  { schema, plans, costOf, costLimit: limit, context }: Direct,
  request: IncomingMessage,
  headers: Headers,
  { text, document, variables: variableValues, operationName }: Known,
): Promise<ExecutionResult | undefined> {
  const operation = getOperationAST(document, operationName)
  if (!operation || operation.operation === 'subscription') return undefined
  const estimated = costOf({ document, operationName, variableValues })
  if (estimated > limit) return undefined
  let contextValue: object
  try {
    contextValue = await context(request, headers)
  } catch {
    return undefined
  }
  const plan = plans(text, document, operation)
  const result = plan
    ? await executeQuery(plan, contextValue, variableValues)
    : await execute({ schema, document, contextValue, variableValues, operationName })
  // Without data nothing was executed: the variables are not what the document says.
  if (result.data === undefined) return undefined
  return { ...result, extensions: { ...result.extensions, cost: { estimated, limit } } }
}

const masked = (result: ExecutionResult, mask: Direct['maskError']): ExecutionResult => ({
  ...result,
  errors: result.errors?.map(mask),
})

function headersOf({ headers }: IncomingMessage): Headers {
  const get = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  }
  return { get, has: name => headers[name] !== undefined }
}

function send(response: ServerResponse, type: string, id: string, body: string): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'x-request-id': id,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
