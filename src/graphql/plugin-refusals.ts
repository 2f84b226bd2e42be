import { PothosValidationError } from '@pothos/core'
import { GraphQLError } from 'graphql'
import { notACursor, type Problem, ValidationError } from '../errors.ts'

/** What plugin-prisma refuses in the arguments of a list within a row, in our words. */
export function refusalOf(error: unknown): Problem | undefined {
  if (error instanceof PothosValidationError) return inOurWords(error.message)
  return error instanceof GraphQLError ? refusalOf(error.originalError) : undefined
}

function inOurWords(message: string): Problem {
  // It plans the lists of all rows before any of them is resolved, and does not say which argument it read.
  if (/cursor/i.test(message)) return notACursor('after or before')
  const [, first, second] = /^Arguments "(\w+)" and "(\w+)"/.exec(message) ?? []
  if (!first || !second) return ValidationError.at([], message)
  return ValidationError.at([first], `${first}: give either ${first} or ${second}, not both.`)
}
