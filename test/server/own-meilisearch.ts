import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../search/start-meilisearch.ts'
import type { Settings } from './processes.ts'

/** A Meilisearch with one address, key and data, that goes away and comes back as a test wants it. */
export class OwnMeilisearch implements AsyncDisposable {
  readonly #program: string
  readonly #directory: string
  readonly #address: string
  readonly #key = randomBytes(24).toString('base64url')
  #server: ChildProcess | undefined

  private constructor(program: string, directory: string, address: string) {
    this.#program = program
    this.#directory = directory
    this.#address = address
  }

  /** With its address and key, and not yet running. */
  static async prepare(program: string): Promise<OwnMeilisearch> {
    const directory = await mkdtemp(join(tmpdir(), 'own-meilisearch-'))
    return new OwnMeilisearch(program, directory, `127.0.0.1:${await freePort()}`)
  }

  get settings(): Settings {
    return { MEILI_URL: `http://${this.#address}`, MEILI_KEY: this.#key }
  }

  /** Begins it where it does not run; resolves when it answers. */
  async start(): Promise<void> {
    if (this.#server) return
    const options = ['--no-analytics', '--env', 'production', '--max-indexing-memory', '64MiB']
    this.#server = spawn(this.#program, [...options, '--http-addr', this.#address], {
      cwd: this.#directory,
      env: { ...process.env, MEILI_MASTER_KEY: this.#key, MEILI_DB_PATH: join(this.#directory, 'data') },
      stdio: 'ignore',
    })
    for (let tries = 0; tries < 600 && this.#server.exitCode === null; tries++) {
      const answer = await fetch(`http://${this.#address}/health`).catch(() => undefined)
      if (answer?.ok) return
      await wait(50)
    }
    throw new Error('meilisearch did not start')
  }

  async kill(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (!server) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }

  /** Takes requests and answers none, until it is killed or thawed. */
  freeze(): void {
    this.#server?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#server?.kill('SIGCONT')
  }

  /** Loses all that it held; only while it does not run. */
  async wipe(): Promise<void> {
    await rm(join(this.#directory, 'data'), { recursive: true, force: true })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    await rm(this.#directory, { recursive: true, force: true })
  }
}
