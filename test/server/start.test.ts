import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, inject, test } from 'vitest'
import { listen } from '../../src/server.ts'
import { makePlace } from './place.ts'
import { runCommand, startServer, tryServer } from './processes.ts'

const onPGlite = describe.skipIf(inject('postgresql'))

describe('a server', () => {
  test('answers, says so to people and machines apart, and ends politely when told to', async () => {
    await using place = await makePlace()
    await using server = await startServer(place.settings)
    expect(await server.ask('{ viewer { role } }')).toMatchObject({ data: { viewer: { role: 'VISITOR' } } })
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
    const { exit, out, err } = await server.end()
    expect(exit).toBe(0)
    expect(err).toContain(`Kennisband answers at ${server.url}`)
    expect(err).toContain('npm run token -- create')
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines[0]).toMatchObject({ msg: 'listening', url: server.url })
    const answered = lines.filter(({ msg }) => msg === 'answered')
    expect(answered.map(({ path }) => path)).toEqual(['/graphql', '/health/ready'])
  })

  test('finishes what was begun before it ends, and takes nothing new', async () => {
    await using place = await makePlace()
    await using server = await startServer(place.settings)
    const headers = { 'content-type': 'application/json' }
    const begun = request(`${server.url}/graphql`, { method: 'POST', headers })
    begun.write('{"query": ')
    await wait(200)
    const ended = server.end()
    await expect.poll(() => server.ask('{ __typename }').then(String, () => 'refused')).toBe('refused')
    begun.end('"{ __typename }"}')
    const [answer] = (await once(begun, 'response')) as [IncomingMessage]
    expect(JSON.parse(await text(answer))).toMatchObject({ data: { __typename: 'Query' } })
    expect((await ended).exit).toBe(0)
  })
})

describe('a start that cannot be says why in one line', () => {
  const oneLine = (says: string | RegExp) => ({ exit: 1, out: '', err: expect.stringMatching(says) })

  test('a setting that is wrong', async () => {
    expect(await tryServer({ PORT: 'four' })).toMatchObject(oneLine(/^Settings: PORT: .*\n$/))
  })

  test('a port in use', async () => {
    await using place = await makePlace()
    await using other = await listen({ HOST: '127.0.0.1', PORT: 0 })
    const settings = { ...place.settings, PORT: new URL(other.url).port }
    expect(await tryServer(settings)).toMatchObject(oneLine(/^PORT: \d+ on 127.0.0.1 is in use .*\n$/))
  })

  test('an address that is not of this machine', async () => {
    await using place = await makePlace()
    expect(await tryServer({ ...place.settings, HOST: '192.0.2.1' })).toMatchObject(
      oneLine(/^HOST: 192.0.2.1 is not .*\n$/),
    )
  })

  test('a database that does not answer, without its password', async () => {
    const settings = {
      DATABASE_URL: 'postgresql://kennisband:secret@127.0.0.1:1/kennisband',
      DATA_DIR: join(tmpdir(), 'none'),
    }
    const refused = await tryServer(settings)
    expect(refused).toMatchObject(oneLine(/^DATABASE_URL: no connection to .*127.0.0.1:1\/kennisband.*\n$/))
    expect(refused.err).not.toContain('secret')
  })

  test('an option that there is not', async () => {
    expect(await tryServer({}, ['--fresh'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('--empty'),
    })
  })
})

onPGlite('a data directory', () => {
  test('that is damaged is refused in one line, and left as it is', async () => {
    await using place = await makePlace()
    await writeFile(join(place.directory, 'pglite', 'global', 'pg_control'), 'not what was here')
    expect(await tryServer(place.settings)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^The data directory .* does not open: .*\n$/),
    })
  })

  test('has one server at a time', async () => {
    await using place = await makePlace()
    await using server = await startServer(place.settings)
    const second = await tryServer(place.settings)
    expect(second).toMatchObject({ exit: 1, out: '' })
    expect(second.err).toBe(
      `The data directory ${place.directory} is in use by \`npm start\` (process ${server.pid}); one server at a time can open it.\n`,
    )
  })

  test('opens again after its server was killed, whatever that left behind', async () => {
    await using place = await makePlace()
    const killed = await startServer(place.settings)
    await killed.end('SIGKILL')
    expect(existsSync(join(place.directory, 'kennisband.sock'))).toBe(true)
    await using next = await startServer(place.settings)
    expect(await runCommand(place.settings, ['token', 'list'])).toMatchObject({ exit: 0 })
    await next.end()
    expect(existsSync(join(place.directory, 'kennisband.sock'))).toBe(false)
  })

  test('takes two commands that begin at once, one after the other', async () => {
    await using place = await makePlace()
    const create = (name: string) =>
      runCommand(place.settings, ['token', 'create', '--role', 'editor', '--name', name])
    expect(await Promise.all([create('one'), create('two')])).toMatchObject([{ exit: 0 }, { exit: 0 }])
    expect((await runCommand(place.settings, ['token', 'list'])).out).toMatch(/one[^]*two|two[^]*one/)
  })

  test('a command beside a server that is just starting waits for it', async () => {
    await using place = await makePlace()
    const starting = startServer(place.settings)
    while (!existsSync(join(place.directory, 'lock.json'))) await wait(20)
    expect(await runCommand(place.settings, ['token', 'list'])).toMatchObject({ exit: 0 })
    await using server = await starting
    expect((await server.end()).exit).toBe(0)
  })
})

onPGlite('the example world', () => {
  const directory = () => mkdtemp(join(tmpdir(), 'fresh-'))
  const lessons = '{ lessons { totalCount } }'

  test('is what an empty data directory begins with, once', async () => {
    const DATA_DIR = join(await directory(), 'made', 'on', 'the', 'way')
    const first = await startServer({ DATA_DIR })
    expect(await first.ask(lessons)).not.toMatchObject({ data: { lessons: { totalCount: 0 } } })
    expect((await first.end()).err).toMatch(/The example world is loaded[^]*--empty/)
    expect(await runCommand({ DATA_DIR }, ['example', 'remove'])).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/\d+ rows/),
    })
    await using again = await startServer({ DATA_DIR })
    expect(await again.ask(lessons)).toMatchObject({ data: { lessons: { totalCount: 0 } } })
    await again.end()
    await rm(DATA_DIR, { recursive: true })
  })

  test('does not come with --empty, nor at the next start without it', async () => {
    const DATA_DIR = await directory()
    await mkdir(DATA_DIR, { recursive: true })
    for (const args of [['--empty'], []]) {
      const server = await startServer({ DATA_DIR }, args)
      expect(await server.ask(lessons)).toMatchObject({ data: { lessons: { totalCount: 0 } } })
      expect((await server.end()).err).toContain('There is no example world')
    }
    await rm(DATA_DIR, { recursive: true })
  })
})
