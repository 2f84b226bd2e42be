import { type DocumentNode, type ExecutionArgs, GraphQLError, parse, Source } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { checkDocument, LimitedLexer } from '../graphql/cost/check-document.ts'
import { estimateCost } from '../graphql/cost/estimate-cost.ts'

interface Cost {
  readonly estimated: number
  readonly limit: number
}

/** Refuses what is too long, too deep or too dear before any of it is read, and tells in every answer what it cost. */
export function limitQuestions(limit: number): Plugin {
  return {
    // A document that is kept (see make-app.ts) has been through this.
    onParse: ({ setParseFn }) => setParseFn(parseWithinLimits),
    onExecute({ args, setResultAndStopExecution }) {
      const asked: ExecutionArgs = args
      const cost = { estimated: estimateCost(asked.schema, asked), limit }
      if (cost.estimated > limit) {
        setResultAndStopExecution({ errors: [tooDear(cost)], extensions: { cost } })
        return
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (!isAsyncIterable(result)) setResult({ ...result, extensions: { ...result.extensions, cost } })
        },
      }
    },
  }
}

function parseWithinLimits(text: string): DocumentNode {
  const source = new Source(text)
  const document = parse(source, { lexer: new LimitedLexer(source) })
  checkDocument(document)
  return document
}

const tooDear = ({ estimated, limit }: Cost) =>
  new GraphQLError(
    `This query may cost ${estimated} points, and ${limit} is the limit. Ask for less: a smaller first or last in its lists, above all in the outer ones, and fewer lists within lists.`,
    { extensions: { code: 'COST_LIMIT', http: { spec: true, status: 400 } } },
  )
