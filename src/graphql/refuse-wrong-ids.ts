import { brandWithType } from '@pothos/core'
import { decodeGlobalID } from '@pothos/plugin-relay'
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { type FieldProblem, type Path, ValidationError } from '../errors.ts'

type Input = GraphQLArgument | GraphQLInputField

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Makes every field refuse an id that is none of ours or of another kind, by its place in the input. A mutation
 * answers with a ValidationError, as for anything else in its input; without this the caller would learn only
 * that some id was wrong.
 */
export function refuseWrongIds(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const leading = field.args.filter(arg => leadsToIds(arg))
      if (!leading.length) continue
      const resolve = field.resolve ?? defaultFieldResolver
      const answersProblems = isUnionType(getNamedType(field.type))
      field.resolve = (source, args: Record<string, unknown>, context, info) => {
        const wrong = leading.flatMap(arg => wrongIds(arg, args[arg.name], [arg.name]))
        if (!wrong.length) return resolve(source, args, context, info)
        const refusal = new ValidationError(wrong)
        if (answersProblems) return asAnswer(refusal)
        throw refusal
      }
    }
  }
  return schema
}

/** GraphQL takes a returned Error for a failure of the whole; the same facts in a plain object are an answer. */
function asAnswer({ code, message, where, fields }: ValidationError): object {
  const answer = { code, message, where, fields }
  brandWithType(answer, ValidationError)
  return answer
}

const isId = (input: Input): boolean => input.extensions.isRelayGlobalID === true

function leadsToIds(input: Input, above: readonly unknown[] = []): boolean {
  if (isId(input)) return true
  const type = getNamedType(input.type)
  if (!isInputObjectType(type) || above.includes(type)) return false
  return Object.values(type.getFields()).some(field => leadsToIds(field, [...above, type]))
}

const known = new WeakMap<GraphQLInputObjectType, readonly GraphQLInputField[]>()

function leadingIn(type: GraphQLInputObjectType): readonly GraphQLInputField[] {
  let leading = known.get(type)
  if (!leading) {
    leading = Object.values(type.getFields()).filter(field => leadsToIds(field))
    known.set(type, leading)
  }
  return leading
}

function wrongIds(input: Input, value: unknown, path: Path): FieldProblem[] {
  return inside(input.type, value, path, (one, at) => {
    if (isId(input)) return refusal(input, String(one), at)
    const type = getNamedType(input.type)
    if (!isInputObjectType(type) || typeof one !== 'object' || one === null) return []
    const values = one as Readonly<Record<string, unknown>>
    return leadingIn(type).flatMap(field => {
      const value = values[field.name]
      return value == null ? [] : wrongIds(field, value, [...at, field.name])
    })
  })
}

/** Each value of a list, at its place in it, or the one value. */
function inside(
  type: GraphQLInputType,
  value: unknown,
  path: Path,
  check: (value: unknown, at: Path) => FieldProblem[],
): FieldProblem[] {
  if (value == null) return []
  const outer = getNullableType(type)
  if (!isListType(outer)) return check(value, path)
  return [value].flat().flatMap((one, i) => inside(outer.ofType, one, [...path, i], check))
}

function refusal(input: Input, id: string, path: Path): FieldProblem[] {
  const { typename, key } = read(id)
  const kinds = kindsOf(input)
  if (typename && key && uuid.test(key) && (!kinds.length || kinds.includes(typename))) return []
  const right = kinds.length ? `the id of a ${kinds.join(' or a ')}` : 'an id of ours'
  return [
    { path, message: `${input.name}: "${id}" is not ${right}; take it from the field id of what you read.` },
  ]
}

function kindsOf(input: Input): string[] {
  const kinds: unknown = input.extensions.relayGlobalIDFor
  return Array.isArray(kinds) ? kinds.map((kind: { typename: string }) => kind.typename) : []
}

function read(id: string): { typename?: string; key?: string } {
  try {
    const { typename, id: key } = decodeGlobalID(id)
    return { typename, key }
  } catch {
    return {}
  }
}
