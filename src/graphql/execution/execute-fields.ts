import type { FieldPlan } from './field-plan.ts'
import { failed, isPromise, type Path, type Run } from './run.ts'

type Answers = Record<string, unknown>

/** The answers of these fields of one object, or a promise of them. */
export function executeFields(
  run: Run,
  fields: readonly FieldPlan[],
  source: unknown,
  path: Path | undefined,
): Answers | Promise<Answers> {
  const answers: Answers = {}
  let waits = false
  try {
    for (const field of fields) {
      const answer = executeField(run, field, source, {
        prev: path,
        key: field.responseName,
        typename: field.parentType.name,
      })
      answers[field.responseName] = answer
      if (isPromise(answer)) waits = true
    }
  } catch (error) {
    // Nobody else would hear of what the others reject with.
    if (waits)
      return settled(answers).finally(() => {
        throw error
      })
    throw error
  }
  return waits ? settled(answers) : answers
}

/**
 * Changes wait for each other; when one fails as a whole, those behind it are not made. In the very turns that
 * graphql-js takes: what else goes wrong until the answer is given is told in it.
 */
export function executeInTurn(
  run: Run,
  fields: readonly FieldPlan[],
  source: unknown,
  path: Path | undefined,
): Answers | Promise<Answers> {
  const after = (answers: Answers, field: FieldPlan): Answers | Promise<Answers> => {
    const { responseName, parentType } = field
    const fieldPath = { prev: path, key: responseName, typename: parentType.name }
    const answer = executeField(run, field, source, fieldPath)
    const kept = (value: unknown) => Object.assign(answers, { [responseName]: value })
    return isPromise(answer) ? answer.then(kept) : kept(answer)
  }
  return fields.reduce<Answers | Promise<Answers>>(
    (before, field) =>
      before instanceof Promise ? before.then(answers => after(answers, field)) : after(before, field),
    {},
  )
}

async function settled(answers: Answers): Promise<Answers> {
  const values = await Promise.all(Object.values(answers))
  Object.keys(answers).forEach((name, i) => {
    answers[name] = values[i]
  })
  return answers
}

function executeField(run: Run, field: FieldPlan, source: unknown, path: Path): unknown {
  const { definition, nodes } = field
  const { schema, fragments, operation, variables } = run
  const { place, complete } = (field.gaveLater && field.apart?.()) || field
  const info = {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType: field.parentType,
    path: place,
    schema,
    fragments,
    rootValue: undefined,
    operation,
    variableValues: variables,
  }
  try {
    const given = field.resolve(source, field.argumentsOf(variables), run.context, info)
    // The first that comes later has the place of all; those behind it have their own.
    if (isPromise(given) && field.apart) field.gaveLater = true
    const completed = isPromise(given)
      ? given.then(value => complete(run, info, path, value))
      : complete(run, info, path, given)
    return isPromise(completed)
      ? completed.then(undefined, error => failed(run, definition.type, nodes, path, error))
      : completed
  } catch (error) {
    return failed(run, definition.type, nodes, path, error)
  }
}
