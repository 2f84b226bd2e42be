import {
  type FieldNode,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
  type FragmentDefinitionNode,
  type ResponsePath,
  responsePathAsArray,
} from 'graphql'

export type Path = ResponsePath

/** One execution of a query. */
export interface Run {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly variables: Readonly<Record<string, unknown>>
  readonly context: unknown
  readonly failures: Failures
}

/** What failed, where; nothing more is told of a place that has no answer any more. */
export class Failures {
  readonly errors: GraphQLError[] = []
  readonly #places = new Set<Path | undefined>()

  add(error: GraphQLError, path: Path | undefined): void {
    for (let place = path; place; place = place.prev) if (this.#places.has(place)) return
    if (this.#places.has(undefined)) return
    this.#places.add(path)
    this.errors.push(error)
  }
}

/** Null where that may be; otherwise what is above has failed. */
export function failed(
  { failures }: Run,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  path: Path,
  error: unknown,
): null {
  const located = locatedError(error, nodes, responsePathAsArray(path))
  if (isNonNullType(type)) throw located
  failures.add(located, path)
  return null
}

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
