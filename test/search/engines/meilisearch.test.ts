import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import {
  EngineAwayError,
  EngineKeyError,
  IndexVersionError,
} from '../../../src/search/engines/engine-errors.ts'
import { openMeilisearchEngine } from '../../../src/search/engines/meilisearch/open-meilisearch-engine.ts'
import { Meilisearch } from 'meilisearch'
import { countRequests } from '../count-requests.ts'
import { ask, idsOf, lesson } from '../lessons.ts'
import { findProgram, freePort, startMeilisearch } from '../start-meilisearch.ts'

const settings = (url: string, key = 'none') => ({ url, key, prefix: 'faults' })

async function serve(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function timed(work: Promise<unknown>): Promise<{ error: unknown; ms: number }> {
  const start = performance.now()
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, ms: performance.now() - start }
}

test('a server that is not there keeps nobody waiting', async () => {
  const engine = await openMeilisearchEngine(settings(`http://127.0.0.1:${await freePort()}`))
  for (const work of [
    () => ask(engine, ['x']),
    () => engine.put([lesson('a', 'x')]),
    () => engine.drop(['a']),
  ]) {
    const { error, ms } = await timed(work())
    expect(error).toBeInstanceOf(EngineAwayError)
    expect(ms).toBeLessThan(1000)
  }
  expect(await engine.status()).toMatchObject({ state: 'away' })
})

test('a server that hangs is waited for once, a second long, and then left alone', async () => {
  let asked = 0
  await using server = await serve(() => void asked++)
  const opening = performance.now()
  const engine = await openMeilisearchEngine({ ...settings(server.url), restMs: 300 })
  expect(performance.now() - opening).toBeLessThan(1500)
  for (let tries = 0; tries < 20; tries++) {
    const { error, ms } = await timed(ask(engine, ['x']))
    expect(error).toBeInstanceOf(EngineAwayError)
    expect(ms).toBeLessThan(50)
  }
  expect(asked).toBe(1)
  await new Promise(resolve => setTimeout(resolve, 350))
  const both = await Promise.all([timed(ask(engine, ['x'])), timed(ask(engine, ['x']))])
  expect(Math.min(...both.map(({ ms }) => ms))).toBeLessThan(50)
  expect(Math.max(...both.map(({ ms }) => ms))).toBeLessThan(1500)
  expect(asked).toBe(2)
})

test.each([
  [500, EngineAwayError],
  [503, EngineAwayError],
  [401, EngineKeyError],
  [403, EngineKeyError],
])('an answer of %i has a name', async (status, kind) => {
  await using server = await serve((_, response) =>
    response.writeHead(status).end('{"message":"no","code":"x"}'),
  )
  const opening = openMeilisearchEngine(settings(server.url))
  if (kind === EngineKeyError) await expect(opening).rejects.toThrow(kind)
  else expect(await (await opening).status()).toMatchObject({ state: 'away' })
})

const program = await findProgram()

describe.skipIf(program === undefined && !process.env.MEILI_URL)('on a real server', async () => {
  const server = await startMeilisearch()
  afterAll(() => server?.[Symbol.asyncDispose]())
  const real = { url: server?.url ?? '', key: server?.key ?? '', patienceMs: 5000 }

  test('a wrong key is said at once', async () => {
    await expect(openMeilisearchEngine({ ...real, key: 'wrong', prefix: 'a' })).rejects.toThrow(
      EngineKeyError,
    )
  })

  test('an index of another version is refused, unless it is to be rebuilt', async () => {
    const client = new Meilisearch({ host: real.url, apiKey: real.key })
    await client.createIndex('b-documents', { primaryKey: 'id' }).waitTask()
    await expect(openMeilisearchEngine({ ...real, prefix: 'b' })).rejects.toThrow(IndexVersionError)

    const engine = await openMeilisearchEngine({ ...real, prefix: 'b', anyVersion: true })
    expect(await engine.status()).toMatchObject({ state: 'needs-rebuild' })
    await expect(ask(engine, ['x'])).rejects.toThrow(IndexVersionError)
    const rebuild = await engine.rebuild()
    await rebuild.put([lesson('new', 'x')])
    await rebuild.swap()
    expect(idsOf(await ask(engine, ['x']))).toEqual(['new'])
    expect(await engine.status()).toEqual({ state: 'ready', documents: 1 })
    await openMeilisearchEngine({ ...real, prefix: 'b' })
  })

  test('a new index asks to be filled, and says so with each answer', async () => {
    const engine = await openMeilisearchEngine({ ...real, prefix: 'c' })
    await engine.put([lesson('a', 'x')])
    expect(await ask(engine, ['x'])).toMatchObject({ total: 1, complete: false })
    expect(await engine.status()).toMatchObject({ state: 'needs-rebuild', documents: 1 })
    const other = await openMeilisearchEngine({ ...real, prefix: 'c' })
    await (await other.rebuild()).swap()
    expect(await ask(engine, ['x'])).toMatchObject({ total: 0, complete: true })
  })

  test('an index that was wiped is laid down again, and asks to be filled', async () => {
    const engine = await openMeilisearchEngine({ ...real, prefix: 'd' })
    await (await engine.rebuild()).swap()
    await engine.put([lesson('a', 'x')])
    const client = new Meilisearch({ host: real.url, apiKey: real.key })
    await client.deleteIndex('d-documents').waitTask()
    expect(await ask(engine, ['x'])).toMatchObject({ total: 0, complete: false })
    await client.deleteIndex('d-documents').waitTask()
    await engine.put([lesson('b', 'x')])
    expect(await engine.status()).toMatchObject({ state: 'needs-rebuild', documents: 1 })
  })

  test('a question is one round trip: of documents never seen here, and of those that were written here', async () => {
    const elsewhere = await openMeilisearchEngine({ ...real, prefix: 'e' })
    await (await elsewhere.rebuild()).swap()
    await elsewhere.put(['a', 'b', 'c', 'd', 'e'].map(id => lesson(id, `x ${id}`)))

    await using counter = await countRequests(real.url)
    const here = await openMeilisearchEngine({ ...real, url: counter.url, prefix: 'e' })
    const roundTrips = async (...found: string[]) => {
      const trips = await counter.during(async () => {
        const { candidates } = await ask(here, ['x'])
        expect(candidates.map(({ terms }) => terms['lesson']?.counts).sort()).toEqual(found)
      })
      return [...trips.keys()]
    }
    expect(await roundTrips(' x:1 a:1 ', ' x:1 b:1 ', ' x:1 c:1 ', ' x:1 d:1 ', ' x:1 e:1 ')).toEqual([0])
    expect(await roundTrips(' x:1 a:1 ', ' x:1 b:1 ', ' x:1 c:1 ', ' x:1 d:1 ', ' x:1 e:1 ')).toEqual([0])

    await here.put([lesson('a', 'x here')])
    expect(await roundTrips(' x:1 b:1 ', ' x:1 c:1 ', ' x:1 d:1 ', ' x:1 e:1 ', ' x:1 here:1 ')).toEqual([0])

    // One of many that another process changed: of this alone a second request asks, once.
    await elsewhere.put([lesson('b', 'x there')])
    const last = [' x:1 c:1 ', ' x:1 d:1 ', ' x:1 e:1 ', ' x:1 here:1 ', ' x:1 there:1 ']
    expect(await roundTrips(...last)).toEqual([0, 1])
    expect(await roundTrips(...last)).toEqual([0])
  })
})
