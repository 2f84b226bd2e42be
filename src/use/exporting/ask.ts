import { type DocumentNode, execute, type GraphQLError, type GraphQLSchema, parse } from 'graphql'
import type { Context } from '../../context.ts'
import { ValidationError } from '../../errors.ts'

/** Asks the schema itself, as anybody would: an export cannot know more than its reader. */
export type Ask = (
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>

export function askAs(schema: GraphQLSchema, context: Context): Ask {
  return async (document, variableValues) => {
    const { data, errors } = await execute({ schema, document, contextValue: context, variableValues })
    // One wrong field is a wrong file: nothing of it is handed out as if it were whole.
    const [error] = errors ?? []
    if (error) throw inOurWords(error)
    return { ...data }
  }
}

/** What GraphQL finds wrong with a variable is wrong with the argument of that name. */
function inOurWords(error: GraphQLError): Error {
  const [, name, what] = /^Variable "\$(\w+)" (.*)$/s.exec(error.message) ?? []
  return name ? ValidationError.at([name], `${name}: ${what}`) : error
}

const parsed = new Map<string, DocumentNode>()

/** There are as many of these texts as lists; each is read once. */
export function documentOf(text: string): DocumentNode {
  const known = parsed.get(text) ?? parse(text)
  parsed.set(text, known)
  return known
}
