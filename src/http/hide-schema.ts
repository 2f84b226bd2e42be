import {
  type ASTVisitor,
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  Kind,
  type ValidationContext,
  visit,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Keeps the schema to those who are signed in: strangers may ask, not look around. */
export function hideSchema<Server extends object>(
  isSignedIn: (request: Request, server: Server) => Promise<boolean>,
): Plugin<{ request: Request }, Server> {
  // Whose token is not alive is refused before anything is executed.
  const isStranger = (request: Request) => !request.headers.has('authorization')
  return {
    onValidate({ context, addValidationRule }) {
      if (isStranger(context.request)) addValidationRule(NoSchemaForStrangers)
    },
    onExecute({ args }) {
      const { request }: { request: Request } = args.contextValue
      const asked: ExecutionArgs = args
      if (isStranger(request)) args.document = withoutTypes(asked.document)
    },
    async onResultProcess({ request, result, setResult, serverContext }) {
      if (!('errors' in result) || !result.errors?.some(({ message }) => suggestion.test(message))) return
      if (await isSignedIn(request, serverContext)) return
      setResult({ ...result, errors: result.errors.map(withoutSuggestion) })
    },
  }
}

const suggestion = / ?Did you mean .*$/s

function NoSchemaForStrangers(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== '__schema') return
      context.reportError(
        new GraphQLError(
          '__schema: the schema is shown to those who are signed in; send a token, or read schema.graphql, which comes with the source.',
          { nodes: node },
        ),
      )
    },
  }
}

/** A stranger who asks for a type gets null, as for one that does not exist: no type has an empty name. */
function withoutTypes(document: DocumentNode): DocumentNode {
  const known = typeless.get(document)
  if (known) return known
  const without: DocumentNode = visit(document, {
    Field(node) {
      if (node.name.value !== '__type') return undefined
      const name = {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'name' },
        value: { kind: Kind.STRING, value: '' },
      } as const
      return { ...node, arguments: [name] }
    },
  })
  typeless.set(document, without)
  return without
}

const typeless = new WeakMap<DocumentNode, DocumentNode>()

/** A new error: the one at hand may be kept, and be answered to others. */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path, originalError, extensions } = error
  const message = error.message.replace(suggestion, '')
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions })
}
