import type { z } from 'zod'
import { type Path, ValidationError } from './errors.ts'

/** Input as its rules read it, or a ValidationError that names every refused field. */
export function validate<Output>(rules: z.ZodType<Output>, input: unknown, at: Path = ['input']): Output {
  const read = rules.safeParse(input)
  if (read.success) return read.data
  throw new ValidationError(
    read.error.issues.map(issue => ({
      message: issue.message,
      path: [...at, ...issue.path.map(part => (typeof part === 'number' ? part : String(part)))],
    })),
  )
}
