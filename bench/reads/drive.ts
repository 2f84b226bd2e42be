import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Job, Outcome } from './load.ts'

/** Whoever asks: one process, warm from the first job on. */
export class Driver implements AsyncDisposable {
  readonly #child = fork(fileURLToPath(new URL('load.ts', import.meta.url)), { serialization: 'advanced' })
  readonly #gone = once(this.#child, 'exit')

  async run(job: Job): Promise<Outcome> {
    const answered = once(this.#child, 'message')
    this.#child.send(job)
    const [outcome] = (await Promise.race([answered, this.#gone])) as [Outcome | number | null]
    if (typeof outcome !== 'object' || !outcome) throw new Error('The process that asks has ended.')
    if (outcome.failure !== undefined) throw new Error(`${job.url} answered: ${outcome.failure}`)
    return outcome
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill()
    await this.#gone
  }
}
