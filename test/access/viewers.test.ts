import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createToken } from '../../src/access/create-token.ts'
import { revokeToken } from '../../src/access/revoke-token.ts'
import { hashToken, makeToken } from '../../src/access/token.ts'
import { openViewers, type Viewers } from '../../src/access/viewers.ts'
import type { Database } from '../../src/db/database.ts'
import { eachDatabase, onPostgreSQL, onServer, openTwice } from '../support/database.ts'

// Who signs in is kept from request to request, and whoever should not come in any more is out at once.

const now = new Date('2026-11-23T10:00:00Z')
const asked = { now, language: 'nl', allowsExample: true } as const
const editor = { name: 'a dashboard', role: 'EDITOR' } as const

async function within(milliseconds: number, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await holds())) {
    expect(Date.now()).toBeLessThan(end)
    await wait(5)
  }
}

async function statementsOf(database: Database, story: () => Promise<unknown>): Promise<number> {
  let count = 0
  using _listening = database.onStatement(() => count++)
  await story()
  return count
}

/** Somebody of the example world or a real one, with a token of theirs. */
async function userWithToken({ prisma }: Database, isExample: boolean) {
  const person = await prisma.person.create({ data: { name: 'An Peeters', isExample } })
  const user = await prisma.user.create({ data: { personId: person.id, role: 'EDITOR', isExample } })
  const token = makeToken()
  const data = {
    name: 'a session',
    role: 'EDITOR',
    userId: user.id,
    hash: hashToken(token),
    isExample,
  } as const
  await prisma.token.create({ data })
  return { id: user.id, token }
}

eachDatabase('a viewer', open => {
  let database: Database
  let viewers: Viewers
  beforeAll(async () => {
    database = await open()
    viewers = await openViewers(database)
  })
  afterAll(async () => {
    await viewers[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  test('costs one statement, and then none', async () => {
    const { id, token } = await createToken(database.prisma, editor)
    expect(await statementsOf(database, () => viewers.find(token, asked))).toBe(1)
    const again = async () =>
      expect(await viewers.find(token, asked)).toMatchObject({ role: 'EDITOR', tokenId: id })
    expect(await statementsOf(database, again)).toBe(0)
  })

  test('is out when the token is revoked', async () => {
    const { id, token } = await createToken(database.prisma, editor)
    expect(await viewers.find(token, asked)).not.toBeNull()
    await revokeToken(database.prisma, id, now)
    await within(1_000, async () => (await viewers.find(token, asked)) === null)
  })

  test('is out when the token expires, without a word of the database', async () => {
    const expiresAt = new Date(now.getTime() + 1_000)
    const { token } = await createToken(database.prisma, { ...editor, expiresAt })
    expect(await viewers.find(token, asked)).not.toBeNull()
    const later = async () => expect(await viewers.find(token, { ...asked, now: expiresAt })).toBeNull()
    expect(await statementsOf(database, later)).toBe(0)
  })

  test('has the role that was just given, and is out when disabled', async () => {
    const { id, token } = await userWithToken(database, true)
    expect(await viewers.find(token, asked)).toMatchObject({ role: 'EDITOR', userId: id })
    await database.prisma.user.update({ where: { id }, data: { role: 'ADMINISTRATOR', language: 'fr' } })
    const isNow = async () => {
      const viewer = await viewers.find(token, asked)
      return viewer?.role === 'ADMINISTRATOR' && viewer.language === 'fr'
    }
    await within(1_000, isNow)
    await database.prisma.user.update({ where: { id }, data: { disabledAt: now } })
    await within(1_000, async () => (await viewers.find(token, asked)) === null)
  })

  test('of the example world is out elsewhere at once, and everywhere when the first real user comes', async () => {
    const { token } = await userWithToken(database, true)
    expect(await viewers.find(token, asked)).toMatchObject({ isExample: true })
    expect(await viewers.find(token, { ...asked, allowsExample: false })).toBeNull()
    expect(await viewers.find(token, asked)).not.toBeNull()
    await userWithToken(database, false)
    await within(1_000, async () => (await viewers.find(token, asked)) === null)
  })

  test('of a token that nobody made is asked for each time, and kept by nobody', async () => {
    const token = makeToken()
    const find = async () => expect(await viewers.find(token, asked)).toBeNull()
    expect(await statementsOf(database, find)).toBe(1)
    await database.prisma.token.create({ data: { ...editor, hash: hashToken(token) } })
    expect(await viewers.find(token, asked)).not.toBeNull()
    expect(await statementsOf(database, async () => viewers.find(randomUUID(), asked))).toBe(0)
  })

  test('that was read while it changed is not kept', async () => {
    const { id, token } = await createToken(database.prisma, editor)
    // The answer of the database arrives only after the change was heard of.
    const slow: Database = {
      ...database,
      async query<Row extends object>(sql: string, values?: readonly unknown[]) {
        const rows = await database.query<Row>(sql, values)
        await revokeToken(database.prisma, id, now).catch(() => {})
        await wait(200)
        return rows
      },
    }
    await using late = await openViewers(slow)
    expect(await late.find(token, asked)).not.toBeNull()
    expect(await late.find(token, asked)).toBeNull()
  })
})

onPostgreSQL('a viewer of another process', server => {
  let both: Awaited<ReturnType<typeof openTwice>>
  let viewers: Viewers
  beforeAll(async () => {
    both = await openTwice(server)
    viewers = await openViewers(both.other)
  })
  afterAll(async () => {
    await viewers[Symbol.asyncDispose]()
    await both[Symbol.asyncDispose]()
  })

  test('is out within a second when the token is revoked', async () => {
    const { id, token } = await createToken(both.one.prisma, editor)
    expect(await viewers.find(token, asked)).not.toBeNull()
    expect(await statementsOf(both.other, () => viewers.find(token, asked))).toBe(0)
    await revokeToken(both.one.prisma, id, now)
    await within(1_000, async () => (await viewers.find(token, asked)) === null)
  })

  test('is asked for each time while nothing can be heard, and kept again afterwards', async () => {
    const { id, token } = await createToken(both.one.prisma, editor)
    const other = await createToken(both.one.prisma, editor)
    for (const each of [token, other.token]) await viewers.find(each, asked)
    const [here] = await both.one.query<{ name: string }>('select current_database() as name')
    await onServer(server, `alter database ${here?.name} allow_connections false`)
    await both.one.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'kennisband listen kennisband_viewer'`,
    )
    await revokeToken(both.one.prisma, id, now)
    await within(1_000, async () => (await viewers.find(token, asked)) === null)
    const find = () => viewers.find(other.token, asked)
    for (let i = 0; i < 3; i++) expect(await statementsOf(both.other, find)).toBe(1)
    await onServer(server, `alter database ${here?.name} allow_connections true`)
    await within(5_000, async () => (await statementsOf(both.other, find)) === 0)
  })
})
