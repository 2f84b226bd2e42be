import type { State } from '../db/generated/client/enums.ts'
import { RuleError } from '../errors.ts'

/** Which state follows which, for lessons and good practices alike. */
export const next = {
  DRAFT: ['IN_REVIEW'],
  IN_REVIEW: ['DRAFT', 'PUBLISHED'],
  PUBLISHED: ['WITHDRAWN'],
  WITHDRAWN: ['IN_REVIEW'],
} as const satisfies Record<State, readonly State[]>

const words: Record<State, string> = {
  DRAFT: 'a draft',
  IN_REVIEW: 'in review',
  PUBLISHED: 'published',
  WITHDRAWN: 'withdrawn',
}

/** Refuses a step that the table does not have, and says which it has. */
export function checkStep(from: State, to: State): void {
  const steps: readonly State[] = next[from]
  if (steps.includes(to)) return
  throw new RuleError(
    `It is ${words[from]} and cannot become ${words[to]}; from here it can become ${steps.map(step => words[step]).join(' or ')}.`,
  )
}
