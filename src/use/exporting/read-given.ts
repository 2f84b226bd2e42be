import { getNullableType, type GraphQLInputType, type GraphQLSchema, isEnumType, isListType } from 'graphql'
import { ValidationError } from '../../errors.ts'
import { askedOf, findExportable } from './exportable.ts'

/**
 * The arguments of a list from the query of an address: text as it is, several values of a list each on its own, and
 * everything else as JSON: `kinds=LESSON&kinds=VISIT&filter={"countries":["SN"]}`.
 */
export function readGiven(
  schema: GraphQLSchema,
  name: string,
  query: URLSearchParams,
): Record<string, unknown> {
  const args = askedOf(findExportable(schema, name, Object.fromEntries(query)))
  const given: Record<string, unknown> = {}
  for (const arg of args) {
    const texts = query.getAll(arg.name)
    const [text] = texts
    if (text === undefined) continue
    if (isPlain(arg.type)) given[arg.name] = text
    else if (isListType(getNullableType(arg.type)) && !text.startsWith('[')) given[arg.name] = texts
    else given[arg.name] = parse(arg.name, text)
  }
  return given
}

const textual = new Set(['String', 'ID', 'Date', 'DateTime', 'URL'])

function isPlain(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type)
  return !isListType(nullable) && (isEnumType(nullable) || textual.has(String(nullable)))
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw ValidationError.at([name], `${name}: this is not JSON; write it as {"countries":["SN"]}.`)
  }
}
