import type { Io } from '../data-dir/io.ts'
import type { House } from '../house.ts'
import { NotFoundError } from '../errors.ts'
import type { Erased } from '../field/people/erase-person.ts'
import { type Command, type Task, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

const usage = `Usage: npm run people -- export ID       all that is on record about a person, as JSON
       npm run people -- erase ID        erases a person, and the name in all texts to which a link leads
       npm run people -- due [--erase]   whose last day has passed; with --erase each of them is erased

ID is the person's id, as the API has it.`

export const people: Command = {
  name: 'people',
  usage,
  prepare([action, ...args]) {
    if (action === 'export') return one(args, exportOne)
    if (action === 'erase') return one(args, eraseOne)
    if (action === 'due') return due(args)
    throw new UsageError(action ? `people does not know ${action}.` : 'people: do what?')
  },
}

type Act = (house: House, io: Io, id: string) => Promise<number>

function one(args: readonly string[], act: Act): Task {
  const [id, ...rest] = readArguments(args, {}).positionals
  if (!id) throw new UsageError('people: whom?')
  noMore(rest)
  return { needs: 'house', run: (house, io) => act(house, io, readId(id)) }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** As the API has it, or as the database does. */
function readId(typed: string): string {
  const id = Buffer.from(typed, 'base64')
    .toString()
    .replace(/^Person:/, '')
  const found = [typed, id].find(each => uuid.test(each))
  if (found) return found
  throw new NotFoundError(`There is no person ${typed}.`)
}

/** Whoever can type here is no less than an administrator. */
const doing = ({ database: { prisma }, clock }: House) => ({
  viewer: { role: 'ADMINISTRATOR', language: 'nl' } as const,
  prisma,
  now: clock(),
})

const exportOne: Act = async (house, io, id) => {
  const { exportPerson } = await import('../field/people/export-person.ts')
  io.out(JSON.stringify(await exportPerson(doing(house), id), null, 2))
  return 0
}

const eraseOne: Act = async (house, io, id) => {
  const { erasePerson } = await import('../field/people/erase-person.ts')
  tell(io, await erasePerson(doing(house), id))
  return 0
}

function due(args: readonly string[]): Task {
  const { values, positionals } = readArguments(args, { erase: { type: 'boolean' } })
  noMore(positionals)
  return {
    needs: 'house',
    async run(house, io) {
      const { listDue } = await import('../field/people/list-due.ts')
      const all = await listDue(house.database.prisma, house.clock())
      if (all.length === 0) io.err('Nobody is kept longer than was agreed.')
      for (const { id, name, retainUntil, municipality } of all) {
        const day = retainUntil?.toISOString().slice(0, 10)
        if (!values.erase) io.out([id, name, municipality?.name ?? '-', `until ${day}`].join('\t'))
        // Between two people: what is erased is erased whole.
        io.signal.throwIfAborted()
        if (values.erase) await eraseOne(house, io, id)
      }
      return 0
    },
  }
}

function tell(io: Io, { id, erasedOn, replaced, toRead }: Erased): void {
  const where = (places: Erased['replaced']) =>
    places.map(({ kind, table, number, fields }) => `  ${kind ?? table} ${number ?? ''} ${fields.join(', ')}`)
  io.out(
    `${id} was erased on ${erasedOn.toISOString().slice(0, 10)}; the name stood in ${replaced.length} texts.`,
  )
  for (const line of where(replaced)) io.out(line)
  if (toRead.length > 0) io.out('To be read, for a part of the name still stands there:')
  for (const line of where(toRead)) io.out(line)
}
