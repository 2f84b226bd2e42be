import { type ExecutionResult, type GraphQLError, getVariableValues, OperationTypeNode } from 'graphql'
import { executeFields, executeInTurn } from './execute-fields.ts'
import type { QueryPlan } from './plan-query.ts'
import { Failures } from './run.ts'

/**
 * As graphql-js executes it: the same resolvers in the same order with the same arguments. What it would find out
 * again for every row (the fields of a selection, their types, how a value is completed) the plan knows.
 */
export async function executeQuery(
  { schema, operation, fragments, fields }: QueryPlan,
  context: unknown,
  given: Readonly<Record<string, unknown>> = {},
): Promise<ExecutionResult> {
  const defined = operation.variableDefinitions ?? []
  const { coerced: variables, errors: refused } = getVariableValues(schema, defined, given, { maxErrors: 50 })
  if (refused) return { errors: refused }
  const failures = new Failures()
  const run = { schema, operation, fragments, variables, context, failures }
  let data: ExecutionResult['data'] = null
  try {
    const execute = operation.operation === OperationTypeNode.MUTATION ? executeInTurn : executeFields
    data = await execute(run, fields, undefined, undefined)
  } catch (error) {
    failures.add(error as GraphQLError, undefined)
  }
  return failures.errors.length ? { errors: failures.errors, data } : { data }
}
