import type { State } from '../../src/db/generated/client/enums.ts'
import { oneOf } from './random.ts'

/** A lesson as a writer knows it from the server's answers, with the revisions that these must have left. */
export interface Known {
  readonly id: string
  readonly title: string
  readonly state: State
  readonly version: number
  readonly actions: readonly string[]
}

/** What a writer asks next, and what the lesson is when that was done. */
export interface Step {
  readonly mutation: string
  readonly input: object
  readonly leads: Omit<Known, 'id'>
}

/** The title as first sent in; its number stands in no other lesson, so that a search can ask for this one. */
export const firstTitle = (number: number) => `Dijkproef ${number}`

export const capture = (number: number): Step => ({
  mutation: 'captureLesson',
  input: {
    title: firstTitle(number),
    lesson: `Bij de dijkproef met nummer ${number} hield de klei.`,
    outcome: 'WORKED',
    language: 'nl',
    visibility: 'PUBLIC',
    idempotencyKey: `dijkproef ${number}`,
  },
  leads: { title: firstTitle(number), state: 'DRAFT', version: 1, actions: ['capture'] },
})

/** One of the steps that its state allows. */
export function nextStep(lesson: Known, random: () => number): Step {
  const { id, title, state, version, actions } = lesson
  const step = (action: string, input: object, leads: Partial<Known>): Step => ({
    mutation: `${action}Lesson`,
    input: { id, ...input },
    leads: { title, state, version: version + 1, ...leads, actions: [...actions, action] },
  })
  const edited = `${title} bis`
  const edit = step('edit', { expectedVersion: version, title: edited }, { title: edited })
  const yes = { significant: true, valid: true, applicable: true }
  const steps: Record<State, readonly Step[]> = {
    DRAFT: [edit, step('submit', {}, { state: 'IN_REVIEW' })],
    // A review stands beside the lesson, which stays as it is.
    IN_REVIEW: actions.includes('review')
      ? [edit, step('publish', {}, { state: 'PUBLISHED' })]
      : [step('review', yes, { version })],
    PUBLISHED: [edit, step('withdraw', { reason: 'The clay did not hold.' }, { state: 'WITHDRAWN' })],
    WITHDRAWN: [step('submit', {}, { state: 'IN_REVIEW' })],
  }
  return oneOf(steps[state], random)
}
