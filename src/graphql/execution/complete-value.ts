import {
  defaultTypeResolver,
  GraphQLBoolean,
  GraphQLError,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLAbstractType,
  type GraphQLResolveInfo,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { failed, isPromise, type Path, type Run } from './run.ts'

/** From what a resolver gave to what is answered, as the specification's CompleteValue has it; may be a promise of it. */
export type Complete = (run: Run, info: GraphQLResolveInfo, path: Path, value: unknown) => unknown

/** Answers what is asked of an object of this type. */
export type Beneath = (run: Run, type: GraphQLObjectType, value: unknown, path: Path) => unknown

export function completeAs(type: GraphQLOutputType, beneath: Beneath): Complete {
  if (isNonNullType(type)) return nonNull(orNull(type.ofType, beneath))
  return orNull(type, beneath)
}

const nonNull =
  (complete: Complete): Complete =>
  (run, info, path, value) => {
    const completed = complete(run, info, path, value)
    if (completed === null)
      throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`)
    return completed
  }

function orNull(type: GraphQLOutputType, beneath: Beneath): Complete {
  const complete = there(type, beneath)
  return (run, info, path, value) => {
    if (value instanceof Error) throw value
    return value === null || value === undefined ? null : complete(run, info, path, value)
  }
}

function there(type: GraphQLOutputType, beneath: Beneath): Complete {
  if (isLeafType(type)) return leaf(type)
  if (isListType(type)) return list(type.ofType, beneath)
  if (isObjectType(type)) return object(type, beneath)
  if (isAbstractType(type)) return abstract(type, beneath)
  throw new Error(`${String(type)} is no type of an answer.`)
}

function leaf(type: GraphQLLeafType): Complete {
  const asItIs = isAsItIs.get(type)
  return (_run, _info, _path, value) => {
    if (typeof value === asItIs) return value
    const serialized: unknown = type.serialize(value)
    if (serialized === null || serialized === undefined)
      throw new Error(`Expected \`${type.name}.serialize\` to return a value.`)
    return serialized
  }
}

/** What these serialize to themselves. */
const isAsItIs = new Map<GraphQLLeafType, string>([
  [GraphQLString, 'string'],
  [GraphQLID, 'string'],
  [GraphQLBoolean, 'boolean'],
])

function list(itemType: GraphQLOutputType, beneath: Beneath): Complete {
  const complete = completeAs(itemType, beneath)
  return (run, info, path, value) => {
    if (!isIterable(value))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`,
      )
    const waiting: Promise<unknown>[] = []
    const completeItem = (item: unknown, index: number) => {
      const itemPath = { prev: path, key: index, typename: undefined }
      const fail = (error: unknown) => failed(run, itemType, info.fieldNodes, itemPath, error)
      try {
        const completed = isPromise(item)
          ? item.then(resolved => complete(run, info, itemPath, resolved))
          : complete(run, info, itemPath, item)
        if (!isPromise(completed)) return completed
        const safe = completed.then(undefined, fail)
        waiting.push(safe)
        return safe
      } catch (error) {
        return fail(error)
      }
    }
    try {
      const items = Array.from(value, completeItem)
      return waiting.length ? Promise.all(items) : items
    } catch (error) {
      // The list has no answer any more, and nobody else would hear of what the others reject with.
      for (const each of waiting) each.catch(() => {})
      throw error
    }
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

function object(type: GraphQLObjectType, beneath: Beneath): Complete {
  const { isTypeOf } = type
  if (!isTypeOf) return (run, _info, path, value) => beneath(run, type, value, path)
  const wrong = (info: GraphQLResolveInfo) =>
    new GraphQLError(`Expected value of type "${type.name}".`, { nodes: info.fieldNodes })
  return (run, info, path, value) => {
    const isOne = isTypeOf(value, run.context, info)
    if (isPromise(isOne))
      return isOne.then(is => {
        if (!is) throw wrong(info)
        return beneath(run, type, value, path)
      })
    if (!isOne) throw wrong(info)
    return beneath(run, type, value, path)
  }
}

function abstract(type: GraphQLAbstractType, beneath: Beneath): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver
  const known = new Map<unknown, Complete>()
  const completeAsNamed = (name: unknown, run: Run, info: GraphQLResolveInfo, path: Path, value: unknown) => {
    let complete = known.get(name)
    if (!complete) {
      const named = typeof name === 'string' ? run.schema.getType(name) : undefined
      if (!isObjectType(named) || !run.schema.isSubType(type, named))
        throw new GraphQLError(notOneOf(type, name, info), { nodes: info.fieldNodes })
      complete = object(named, beneath)
      known.set(name, complete)
    }
    return complete(run, info, path, value)
  }
  return (run, info, path, value) => {
    const name = resolveType(value, run.context, info, type)
    return isPromise(name)
      ? name.then(resolved => completeAsNamed(resolved, run, info, path, value))
      : completeAsNamed(name, run, info, path, value)
  }
}

const notOneOf = (type: GraphQLAbstractType, name: unknown, { parentType, fieldName }: GraphQLResolveInfo) =>
  name === null || name === undefined
    ? `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${parentType.name}.${fieldName}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`
    : `"${String(name)}" is no possible type of "${type.name}".`
