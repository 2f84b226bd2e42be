import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type FileReading, limits, type Page, type Said } from './text-state.ts'

const child = fileURLToPath(new URL('./text-child.ts', import.meta.url))

/** Its heap; what is unpacked lies beside it, and is watched by the process itself. */
const heap = 256

interface Bounds {
  readonly signal?: AbortSignal
  /** In milliseconds. */
  readonly time?: number
  /** In bytes. */
  readonly memory?: number
}

/**
 * Reads the text of a file in a process of its own, for so long and with so much memory and no more: a file that is
 * made to stop its reader stops that one. What was read until then is kept.
 */
export function readText(
  bytes: Buffer,
  mediaType: string,
  { signal, time = limits.time, memory = limits.memory }: Bounds = {},
): Promise<FileReading> {
  const { promise, resolve, reject } = Promise.withResolvers<FileReading>()
  const reader = fork(child, [String(memory)], {
    execArgv: [`--max-old-space-size=${heap}`, '--permission', '--allow-fs-read=*', '--allow-worker'],
    // Nothing of ours: no address of the database, no key.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const pages: Page[] = []
  let end: Extract<Said, { says: 'end' }> | undefined
  const late = setTimeout(() => reader.kill('SIGKILL'), time)
  const stop = () => reader.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  reader.on('message', (said: Said) => {
    if (said.says === 'ready') reader.send({ bytes, mediaType })
    else if (said.says === 'page') pages.push(said.page)
    else end = said
  })
  const ended = () => {
    clearTimeout(late)
    signal?.removeEventListener('abort', stop)
  }
  reader.on('error', error => {
    ended()
    reject(error)
  })
  reader.on('exit', () => {
    ended()
    if (signal?.aborted) return reject(new Error('The process ends.'))
    const state = end?.state ?? 'TOO_MUCH'
    resolve({
      state: state === 'READ' && !pages.length ? 'NONE' : state,
      pages,
      pageCount: end?.pageCount ?? null,
    })
  })
  return promise
}
