import type { Asker } from '../support/asker.ts'
import { capture, type Known, nextStep, type Step } from './lesson-steps.ts'
import { oneOf } from './random.ts'

/** A lesson as the server has acknowledged it, and what was asked of it without an answer until the server died. */
export interface Entry {
  readonly number: number
  known?: Known
  pending?: Step
  /** Whether this server's life changed it. */
  isTouched?: boolean
}

const answer = '{ __typename ... on Lesson { id title state version } ... on Problem { message } }'

/** Asks for a step and remembers what is acknowledged. */
export async function takeStep(asker: Asker, entry: Entry, step: Step): Promise<void> {
  entry.pending = step
  entry.isTouched = true
  const { mutation, input, leads } = step
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  const query = `mutation ($input: ${type}) { ${mutation}(input: $input) ${answer} }`
  const { data, errors } = await asker.tryToAsk(query, { input })
  const { __typename: is, ...lesson } = data?.[mutation] ?? {}
  if (errors || is !== 'Lesson')
    throw new Refusal(`${mutation} of ${entry.number}: ${JSON.stringify(errors ?? data)}`)
  entry.known = { actions: leads.actions, ...lesson }
  entry.pending = undefined
}

/** An answer, but not the one that was asked for. */
class Refusal extends Error {}

export interface Writing {
  readonly asker: Asker
  /** What this writer wrote, in this server's life and before. */
  readonly entries: Entry[]
  readonly random: () => number
  readonly nextNumber: () => number
  readonly onAcknowledged: () => void
}

/** Writes one thing after another until nobody answers any more. */
export async function writeLessons(writing: Writing): Promise<void> {
  const { asker, entries, random } = writing
  for (;;) {
    const isNew = entries.length === 0 || random() < 0.15
    // Of the latest, so that most of them come as far as being withdrawn.
    const entry = isNew ? { number: writing.nextNumber() } : oneOf(entries.slice(-3), random)
    if (isNew) entries.push(entry)
    const step = entry.known ? nextStep(entry.known, random) : capture(entry.number)
    try {
      await takeStep(asker, entry, step)
      writing.onAcknowledged()
    } catch (error) {
      if (error instanceof Refusal) throw error
      return
    }
  }
}
