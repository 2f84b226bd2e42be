import { builder } from '../builder.ts'
import {
  ConflictError,
  type FieldProblem,
  ForbiddenError,
  NotFoundError,
  type Path,
  type Problem,
  RuleError,
  ValidationError,
} from '../errors.ts'

const words = (path: Path) => path.map(String)

export const ProblemCodeEnum = builder.enumType('ProblemCode', {
  description: 'What kind of failure it is, for a program to act on.',
  values: {
    VALIDATION: { description: 'The input cannot be right, whoever sends it.' },
    NOT_FOUND: { description: 'There is no such thing, or none that the viewer may know of.' },
    FORBIDDEN: { description: 'The viewer may see it, but not do this.' },
    CONFLICT: { description: 'Somebody changed it meanwhile.' },
    RULE: { description: 'A rule of the field stands against it.' },
  } as const,
})

export const ProblemInterface = builder.interfaceRef<Problem>('Problem').implement({
  description: 'A failure that the caller can act on.',
  fields: t => ({
    code: t.expose('code', { type: ProblemCodeEnum, description: 'What kind of failure it is.' }),
    message: t.exposeString('message', {
      description: 'What is wrong and what would be right, in a sentence.',
    }),
    path: t.stringList({
      description:
        'Where in the input it lies, from the argument down, such as ["input", "endsOn"]; empty when it concerns the whole.',
      resolve: problem => words(problem.where),
    }),
  }),
})

const FieldProblemType = builder.objectRef<FieldProblem>('FieldProblem').implement({
  description: 'One refused field of an input.',
  fields: t => ({
    message: t.exposeString('message', { description: 'What is wrong with it and what would be right.' }),
    path: t.stringList({
      description: 'Where it lies, from the argument down.',
      resolve: problem => words(problem.path),
    }),
  }),
})

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'The input cannot be right, whoever sends it.',
  interfaces: [ProblemInterface],
  fields: t => ({
    fields: t.field({
      type: [FieldProblemType],
      description: 'Every refused field.',
      resolve: error => [...error.fields],
    }),
  }),
})

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'There is no such thing, or none that the viewer may know of; the two answer alike.',
  interfaces: [ProblemInterface],
})

builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  description: 'The viewer may see it, but not do this.',
  interfaces: [ProblemInterface],
})

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'Somebody changed it since `expectedVersion`; nothing was overwritten.',
  interfaces: [ProblemInterface],
  fields: t => ({
    currentVersion: t.exposeInt('currentVersion', {
      description: 'The version that stands now: read it, merge, send again.',
    }),
  }),
})

builder.objectType(RuleError, {
  name: 'RuleError',
  description: 'A rule of the field stands against it; the message says which.',
  interfaces: [ProblemInterface],
})

/** The failures that any mutation can answer with, next to its result. */
export const problems = {
  errors: { types: [ValidationError, NotFoundError, ForbiddenError, ConflictError, RuleError] },
}
