import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Paper, said } from './paper.ts'

const child = fileURLToPath(new URL('./pdf-child.ts', import.meta.url))

/** In milliseconds; a brief takes less than one second. */
const longest = 30_000

/** Sets a paper in a process of its own, so that nobody else waits for it, nor falls with it. */
export function makePdf(paper: Paper): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const printer = fork(child, {
    execArgv: ['--max-old-space-size=256'],
    // Nothing of ours: no address of the database, no key.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const late = setTimeout(() => printer.kill('SIGKILL'), longest)
  printer.on('message', (message: typeof said.ready | Uint8Array) => {
    if (message === said.ready) printer.send(paper)
    else if (message instanceof Uint8Array) resolve(message)
  })
  printer.on('error', reject)
  printer.on('exit', () => {
    clearTimeout(late)
    reject(new Error(`The paper "${paper.template}" was not set.`))
  })
  return promise
}
