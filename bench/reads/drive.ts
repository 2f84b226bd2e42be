import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Job, Outcome } from './load.ts'

/** Whoever asks: one process, warm from the first job on. */
export class Driver implements AsyncDisposable {
  readonly #child: ChildProcess = fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
    serialization: 'advanced',
  })

  async run(job: Job): Promise<Outcome> {
    const answered = once(this.#child, 'message')
    const gone = once(this.#child, 'exit').then(() => {
      throw new Error('The process that asks has ended.')
    })
    this.#child.send(job)
    const [outcome] = (await Promise.race([answered, gone])) as [Outcome]
    if (outcome.failure !== undefined) throw new Error(`${job.url} answered: ${outcome.failure}`)
    return outcome
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit')
    this.#child.disconnect()
    this.#child.kill()
    await gone
  }
}
