import type { Io, Typed } from '../data-dir/io.ts'
import type { House } from '../house.ts'
import { findCommand } from './find-command.ts'
import { sayFailure } from './say-failure.ts'

/** Runs, in the server, what was typed elsewhere. */
export async function answerTyped(house: House, { name, args }: Typed, io: Io): Promise<number> {
  const command = await findCommand(name)
  if (!command) {
    io.err(`The running server has no command ${name}; it may be of another version.`)
    return 2
  }
  try {
    const task = command.prepare(args)
    return task.needs === 'house' ? await task.run(house, io) : await task.run(io)
  } catch (error) {
    return sayFailure(command, error, io.err)
  }
}
