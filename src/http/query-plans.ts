import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { planQuery, type QueryPlan } from '../graphql/execution/plan-query.ts'
import { BoundedStore } from './bounded-store.ts'

/** In places of fields, each of which takes about a kilobyte. */
const most = { values: 1_000, size: 20_000 }

/** Plans of queries by their text, kept while they come again; undefined for what none can be made of. */
export function queryPlans(schema: GraphQLSchema) {
  const plans = new BoundedStore<{ readonly plan?: QueryPlan }>(most, (_, { plan }) => plan?.size ?? 1)
  return (
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): QueryPlan | undefined => {
    const key = `${operation.name?.value ?? ''} ${text}`
    let known = plans.get(key)
    if (!known) {
      known = { plan: planQuery(schema, document, operation) }
      plans.set(key, known)
    }
    return known.plan
  }
}
