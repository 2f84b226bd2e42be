import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../config.ts'
import { handToServer } from '../data-dir/hand-to-server.ts'
import type { Io, Typed } from '../data-dir/io.ts'
import { waitForDataDir } from '../data-dir/wait-for-data-dir.ts'
import { StartError } from '../errors.ts'
import type { Task } from './command.ts'
import { commandNames, findCommand } from './find-command.ts'
import { openTerminal } from './open-terminal.ts'
import { sayFailure } from './say-failure.ts'

type Environment = Record<string, string | undefined>
type HouseTask = Task & { needs: 'house' }

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Runs what was typed, here or in the server that has the data directory open; answers the exit code. */
export async function runTyped(
  [name = '', ...args]: readonly string[],
  environment: Environment,
): Promise<number> {
  const command = await findCommand(name)
  if (!command) {
    say(`${name ? `There is no command ${name}. ` : ''}Commands: ${commandNames.join(', ')}`)
    return 2
  }
  try {
    const task = command.prepare(args)
    await using terminal = await openTerminal(task)
    const exit = await (task.needs === 'nothing'
      ? task.run(terminal.io)
      : runWhereDataIs(task, { name, args }, terminal.io, environment))
    if (exit === 0) await terminal.keep()
    return exit
  } catch (error) {
    return sayFailure(command, error, say)
  }
}

async function runWhereDataIs(
  task: HouseTask,
  typed: Typed,
  io: Io,
  environment: Environment,
): Promise<number> {
  const config = readConfig(environment)
  const { openHouse } = await import('../house.ts')
  const log = { info: () => {}, warn: io.err, error: (_: object, message: string) => io.err(message) }
  if (config.DATABASE_URL) {
    await using house = await openHouse(config, { role: 'command', log })
    return await task.run(house, io)
  }
  for (let tries = 0; tries < 100; tries++) {
    const way = await waitForDataDir(config.DATA_DIR, `npm run ${typed.name}`, io.signal)
    if (way.lock) {
      using _lock = way.lock
      await using house = await openHouse(config, { role: 'command', log })
      return await task.run(house, io)
    }
    const exit = await handToServer(way.socket, typed, io)
    if (exit !== null) return exit
    // The server is about to end: it takes no more commands and still has the directory.
    await wait(100, undefined, { signal: io.signal })
  }
  throw new StartError(`The server of ${config.DATA_DIR} takes no commands.`)
}
