import type { IncomingMessage, RequestListener } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Log } from '../log.ts'
import { knownCosts } from '../graphql/cost/known-costs.ts'
import { answerKnown } from './answer-known.ts'
import type { Asked } from './asked.ts'
import { answerUnchanged } from './answer-unchanged.ts'
import { answerBeside, type Beside } from './beside.ts'
import { checkReady } from './check-ready.ts'
import { documentCache, noCache } from './document-cache.ts'
import { hideSchema } from './hide-schema.ts'
import { isLoopback } from './is-loopback.ts'
import { knownDocuments } from './known-documents.ts'
import { limitQuestions } from './limit-questions.ts'
import { maskError } from './mask-error.ts'
import { countStatements } from './noted.ts'
import { noteRequests } from './note-requests.ts'
import { persistedDocuments } from './persisted-documents.ts'
import { queryPlans } from './query-plans.ts'
import { takeJsonOnly } from './take-json-only.ts'

export interface AppParts {
  readonly config: Pick<Config, 'NODE_ENV'> & Partial<Pick<Config, 'COST_LIMIT'>>
  readonly database: Database
  readonly schema: GraphQLSchema
  readonly log: Log
  /** What is answered beside GraphQL. */
  readonly beside?: readonly Beside[]
  /** What the resolvers get; this floor does not need to know what that is. */
  context(asked: Asked): Promise<object> | object
}

/** All that answers over HTTP. Tests speak to `fetch`, node:http to `listener`. */
export interface App extends AsyncDisposable {
  fetch(request: Request): Promise<Response>
  readonly listener: RequestListener
}

interface Carried {
  req?: IncomingMessage
}

const paths = new Set(['/', '/graphql', '/health/live', '/health/ready'])
const largestRequest = 1_000_000
const endpoint = '/graphql'

/**
 * In points, see src/graphql/cost. The embedded database cannot be told to stop and nobody else is answered meanwhile:
 * there nothing is let in that takes longer than a second on 10,000 lessons, see bench/limits.ts.
 */
const costLimits = { pglite: 100_000, postgresql: 200_000 }

export function makeApp({ config, database, schema, log, context, beside = [] }: AppParts): App {
  const documents = persistedDocuments()
  const known = knownDocuments()
  const askedBy = ({ headers }: Pick<Asked, 'headers'>, { req }: Carried): Asked => ({
    headers,
    // Found out when somebody wants to know: few do.
    get isLoopback() {
      return isLoopback({ headers, remoteAddress: req?.socket.remoteAddress })
    },
  })
  const costLimit = config.COST_LIMIT ?? costLimits[database.kind]
  const mask = maskError(log)
  const direct = answerKnown({
    ...{
      endpoint,
      schema,
      documents: known,
      plans: queryPlans(schema),
      costOf: knownCosts(schema),
      costLimit,
      largestRequest,
      log,
      maskError: mask,
    },
    context: (req, headers) => context(askedBy({ headers }, { req })),
  })
  const isSignedIn = async (request: Request, carried: Carried) => {
    if (!request.headers.has('authorization')) return false
    try {
      await context(askedBy(request, carried))
      return true
    } catch {
      return false
    }
  }
  const isForStrangers = config.NODE_ENV === 'production'
  const yoga = createYoga<Carried, object>({
    schema,
    context: ({ request, req }) => context(askedBy(request, { req })),
    graphqlEndpoint: endpoint,
    healthCheckEndpoint: '/health/live',
    landingPage: false,
    graphiql: isForStrangers ? false : { title: 'Kennisband', defaultQuery: firstQuery },
    renderGraphiQL: async options => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    maxRequestBodySize: largestRequest,
    multipart: false,
    parserAndValidationCache: { documentCache: documentCache(), errorCache: noCache },
    // A page of another site has no business here; a dashboard asks from its own server, with a token.
    cors: false,
    logging: false,
    maskedErrors: { maskError: mask },
    plugins: [
      noteRequests(log, paths),
      pages(database),
      answerBeside(beside, askedBy),
      takeJsonOnly,
      direct.plugin,
      documents.plugin,
      known.plugin,
      limitQuestions(costLimit),
      isForStrangers ? hideSchema(isSignedIn) : {},
      answerUnchanged(documents.areNamedBy, endpoint),
    ],
  })
  const counting = countStatements(database)
  return {
    fetch: async request => yoga.fetch(request),
    listener: (request, response) => direct.listen(request, response, (req, res) => void yoga(req, res)),
    async [Symbol.asyncDispose]() {
      counting[Symbol.dispose]()
      await yoga.dispose()
    },
  }
}

const firstQuery = `# What others learned. Try: search(query: "waste collection contract")
{
  lessons(first: 5) {
    nodes { title lesson outcome }
  }
}
`

function pages(database: Database): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'GET') return
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }))
      }
      if (url.pathname === '/health/ready') {
        const readiness = await checkReady(database)
        endResponse(fetchAPI.Response.json(readiness, { status: readiness.ready ? 200 : 503 }))
      }
    },
  }
}
