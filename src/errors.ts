/**
 * The failures a caller can act on. Each becomes a type of the schema with the same name, all of them
 * implementing `Problem { code message path }`; anything else is masked and logged.
 */
export type ProblemCode = 'VALIDATION' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'RULE'

/** Where in the input a failure lies: ['input', 'endsOn']; empty when it concerns the whole. */
export type Path = readonly (string | number)[]

export abstract class Problem extends Error {
  abstract readonly code: ProblemCode
  /** Where in the input. Not called path: graphql-js takes an error with one for an answer's own, placed already. */
  readonly where: Path
  constructor(message: string, path: Path = []) {
    super(message)
    this.name = new.target.name
    this.where = path
  }
}

export interface FieldProblem {
  message: string
  path: Path
}

/** Input that cannot be right whoever sends it; `fields` names every refused field and what would be right. */
export class ValidationError extends Problem {
  readonly code = 'VALIDATION'
  readonly fields: readonly FieldProblem[]
  constructor(fields: readonly FieldProblem[]) {
    super(fields.map(f => f.message).join(' ') || 'The input is not valid.', fields[0]?.path)
    this.fields = fields
  }
  static at(path: Path, message: string): ValidationError {
    return new ValidationError([{ path, message }])
  }
}

export const notACursor = (argument: string): ValidationError =>
  ValidationError.at(
    [argument],
    `${argument}: this is not a cursor of ours; take it from pageInfo or an edge.`,
  )

/** No such thing, or one that this viewer may not know of: the two answer alike. */
export class NotFoundError extends Problem {
  readonly code = 'NOT_FOUND'
}

/** Something the viewer may see but not do. */
export class ForbiddenError extends Problem {
  readonly code = 'FORBIDDEN'
}

/** Somebody changed it meanwhile; `currentVersion` is what stands now. */
export class ConflictError extends Problem {
  readonly code = 'CONFLICT'
  readonly currentVersion: number
  constructor(message: string, currentVersion: number, path: Path = ['input', 'expectedVersion']) {
    super(message, path)
    this.currentVersion = currentVersion
  }
}

/** A rule of the field stands against it; the message says which. */
export class RuleError extends Problem {
  readonly code = 'RULE'
}

/** A read was stopped because it took too long; less of it can be asked. */
export class TooSlowError extends Error {
  constructor(seconds: number, options?: ErrorOptions) {
    super(
      `This took longer than ${seconds} s and was stopped; ask for less: a narrower filter, a smaller first, fewer fields.`,
      options,
    )
    this.name = 'TooSlowError'
  }
}

/** Something outside (a setting, a port, a data directory) is wrong: one clear line, and the process ends. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartError'
  }
}
