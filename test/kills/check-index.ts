import { join } from 'node:path'
import { Readable } from 'node:stream'
import { handToServer } from '../../src/data-dir/hand-to-server.ts'
import { runCommand, type Settings } from '../server/processes.ts'

/** `npm run index -- check`, beside a running server: what it said, and its exit code. */
export async function checkIndex(settings: Settings): Promise<{ exit: number | null; out: string }> {
  if (settings.DATABASE_URL) {
    const { exit, out } = await runCommand(settings, ['index', 'check'])
    return { exit, out }
  }
  // What the command does once it has found the server; starting a process each time would take longer than a kill.
  const lines: string[] = []
  const exit = await handToServer(
    join(settings.DATA_DIR ?? '', 'kennisband.sock'),
    { name: 'index', args: ['check'] },
    {
      input: Readable.from([]),
      inputBytes: 0,
      signal: new AbortController().signal,
      out: line => void lines.push(`${line}\n`),
      err: line => void lines.push(`${line}\n`),
      progress: () => {},
      write: async () => {},
    },
  )
  return { exit, out: lines.join('') }
}
