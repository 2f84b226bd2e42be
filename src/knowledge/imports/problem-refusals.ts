import { type Problem, ValidationError } from '../../errors.ts'
import type { Refusal } from './import-record.ts'

/** A refusal of a rule, said of the columns of a list. */
export function problemRefusals(problem: Problem): Refusal[] {
  const parts =
    problem instanceof ValidationError ? problem.fields : [{ message: problem.message, path: problem.where }]
  return parts.map(({ message, path }) => {
    const name = path.find(part => typeof part === 'string' && part !== 'input')
    const field = FIELD_OF[String(name)] ?? String(name ?? 'row')
    return { field, reason: message.replace(`${String(name)}: `, '') }
  })
}

const FIELD_OF: Record<string, string> = {
  expectedVersion: 'version',
  visitId: 'visit',
  partnershipId: 'partnership',
}
