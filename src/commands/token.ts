import type { Role } from '../db/generated/client/client.ts'
import { type Command, type Task, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'
import { readLastDay } from './read-last-day.ts'

const usage = `Usage: npm run token -- create --role ROLE --name NAME [--municipality NUMBER|NAME] [--expires YYYY-MM-DD]
       npm run token -- list
       npm run token -- revoke ID|NAME

Roles: partner, officer, editor, administrator. Partners and officers act for a municipality.
--expires is the last day on which the token works.`

const roles: Record<string, Role> = {
  partner: 'PARTNER',
  officer: 'OFFICER',
  editor: 'EDITOR',
  administrator: 'ADMINISTRATOR',
}

export const token: Command = {
  name: 'token',
  usage,
  prepare([action, ...args]) {
    if (action === 'create') return create(args)
    if (action === 'list') return list(args)
    if (action === 'revoke') return revoke(args)
    throw new UsageError(action ? `token does not know ${action}.` : 'token: do what?')
  },
}

function create(args: readonly string[]): Task {
  const { values, positionals } = readArguments(args, {
    role: { type: 'string' },
    name: { type: 'string' },
    municipality: { type: 'string' },
    expires: { type: 'string' },
  })
  noMore(positionals)
  const { name, municipality } = values
  const role = Object.hasOwn(roles, values.role ?? '') ? roles[values.role ?? ''] : undefined
  if (!role) throw new UsageError(`--role: one of ${Object.keys(roles).join(', ')}.`)
  if (!name?.trim()) throw new UsageError('--name: what will use the token, for the list of them.')
  const expiresAt = values.expires === undefined ? undefined : readLastDay('--expires', values.expires)
  return {
    needs: 'house',
    async run({ database: { prisma } }, io) {
      const { createToken } = await import('../access/create-token.ts')
      const { findMunicipality } = await import('./find-municipality.ts')
      const municipalityId =
        municipality === undefined ? undefined : await findMunicipality(prisma, municipality)
      const { id, token } = await createToken(prisma, { name, role, municipalityId, expiresAt })
      io.err(`Token ${id} for ${name}. It is shown this once; only its hash is kept.`)
      io.out(token)
      return 0
    },
  }
}

function list(args: readonly string[]): Task {
  noMore(readArguments(args, {}).positionals)
  return {
    needs: 'house',
    async run({ database }, io) {
      const { listTokens } = await import('./list-tokens.ts')
      const tokens = await listTokens(database.prisma, new Date())
      if (tokens.length === 0) io.err('There are no tokens.')
      for (const row of tokens) io.out(row)
      return 0
    },
  }
}

function revoke(args: readonly string[]): Task {
  const [idOrName, ...rest] = readArguments(args, {}).positionals
  if (!idOrName) throw new UsageError('token revoke: which one?')
  noMore(rest)
  return {
    needs: 'house',
    async run({ database }, io) {
      const { revokeToken } = await import('../access/revoke-token.ts')
      const { name } = await revokeToken(database.prisma, idOrName, new Date())
      io.err(`${name} is revoked.`)
      return 0
    },
  }
}
