import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql'
import { estimateCost } from './estimate-cost.ts'
import { keyOfValues } from './key-of-values.ts'

/** Of one document; it is asked again with values that weigh the same. */
const mostWeights = 50

/** Estimates what documents cost that come again. What stands in a text weighs nothing; numbers and lists do. */
export function knownCosts(schema: GraphQLSchema) {
  const known = new WeakMap<DocumentNode, Map<string, number>>()
  return (asked: Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>): number => {
    const { document, operationName, variableValues } = asked
    const values = keyOfValues(variableValues ?? {})
    if (values === undefined) return estimateCost(schema, asked)
    const costs = known.get(document) ?? new Map<string, number>()
    known.set(document, costs)
    const key = `${operationName ?? ''} ${values}`
    const before = costs.get(key)
    if (before !== undefined) return before
    const cost = estimateCost(schema, asked)
    if (costs.size < mostWeights) costs.set(key, cost)
    return cost
  }
}
