import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePlace, type Place } from '../server/place.ts'
import { interruptCommand, type RunningServer, runCommand, startServer } from '../server/processes.ts'

const lesson = (number: number) =>
  JSON.stringify({
    lesson_number: String(number),
    title: `Label valve ${number}`,
    lesson_date: '2020-05-04',
    lesson_text: `Valve ${number} without a label is closed by mistake.`,
  })
const collection = `${lesson(1)}\n${lesson(2)}\n${JSON.stringify({ lesson_number: '3', title: 'Nothing', lesson_text: '' })}\n`

/** The index follows the database by itself. */
const patience = { timeout: 10_000, interval: 200 }

const count = (report: string, what: string) =>
  Number(new RegExp(`^\\s*([\\d,]+) ${what}$`, 'm').exec(report)?.[1]?.replaceAll(',', ''))

// Every command, in processes of their own: one that finds a server on its data has it done there.
describe.each([{ beside: 'a running server' }, { beside: 'no server' }])('beside $beside', ({ beside }) => {
  let place: Place
  let server: RunningServer | undefined

  beforeAll(async () => {
    place = await makePlace()
    if (beside === 'a running server') server = await startServer(place.settings)
  })
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]()
    await place?.[Symbol.asyncDispose]()
  })

  const run = (...args: string[]) => runCommand(place.settings, args)
  const file = (name: string) => join(place.directory, name)

  test('token: created, listed, used, revoked', async () => {
    const made = await run(
      'token',
      'create',
      '--role',
      'editor',
      '--name',
      'dashboards',
      '--expires',
      '2999-12-31',
    )
    expect(made).toMatchObject({ exit: 0, out: expect.stringMatching(/^kb_[\w-]{43}\n$/) })
    const signedIn = { authorization: `Bearer ${made.out.trim()}` }
    if (server)
      expect(await server.ask('{ viewer { role } }', signedIn)).toMatchObject({
        data: { viewer: { role: 'EDITOR' } },
      })

    const { out } = await run('token', 'list')
    expect(out).toMatch(
      /^[0-9a-f-]{36}\tdashboards\teditor\t-\tsince \d{4}-\d\d-\d\d\tworks until 2999-12-31\n$/,
    )
    expect(await run('token', 'revoke', 'dashboards')).toMatchObject({ exit: 0 })
    expect((await run('token', 'list')).out).toMatch(/\trevoked \d{4}-\d\d-\d\d\n$/)
    expect(await run('token', 'revoke', 'dashboards')).toMatchObject({
      exit: 1,
      err: 'There is no token dashboards to revoke.\n',
    })
    if (server) expect(JSON.stringify(await server.ask('{ viewer { role } }', signedIn))).toContain('revoked')
  })

  test('people: nobody is due yet, and whom nobody knows is not erased', async () => {
    expect(await run('people', 'due')).toMatchObject({
      exit: 0,
      out: '',
      err: 'Nobody is kept longer than was agreed.\n',
    })
    for (const action of ['erase', 'export'])
      expect(await run('people', action, 'somebody')).toMatchObject({
        exit: 1,
        err: 'There is no person somebody.\n',
      })
  })

  test('import: a collection, and the same again from a pipe; export: what was taken', async () => {
    await writeFile(file('llis.jsonl'), collection)
    const first = await run('import', 'llis', file('llis.jsonl'))
    expect(first).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/2 taken[^]*1 refused[^]*line 3: lesson_text/),
    })
    const again = await runCommand(place.settings, ['import', 'llis', '-'], collection)
    expect(again).toMatchObject({ exit: 0, out: expect.stringMatching(/0 taken\n2 unchanged/) })
    if (server)
      await expect
        .poll(() => server?.ask('{ search(query: "label valve") { totalCount } }'), patience)
        .toMatchObject({ data: { search: { totalCount: 2 } } })

    expect(await run('export', 'lessons', file('lessons.csv'))).toMatchObject({ exit: 0, out: '' })
    const written = await readFile(file('lessons.csv'), 'utf8')
    expect(written.match(/Label valve \d/g)).toEqual(['Label valve 1', 'Label valve 2'])
    const piped = await run('export', 'lessons', '--format', 'jsonl')
    expect(
      piped.out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).title),
    ).toEqual(['Label valve 1', 'Label valve 2'])
  })

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'import: broken off by %s, whole batches stay and the rest follows',
    async signal => {
      const from = signal === 'SIGINT' ? 10_000 : 20_000
      const many = Array.from({ length: 1_500 }, (_, i) => `${lesson(from + i)}\n`)
      const [before, after] = [many.slice(0, 600).join(''), many.slice(600).join('')]
      const { exit } = await interruptCommand(place.settings, ['import', 'llis', '-'], signal, {
        before,
        after,
      })
      expect(exit).toBe(signal === 'SIGINT' ? 130 : null)
      const { out } = await runCommand(place.settings, ['import', 'llis', '-'], before + after)
      const [taken = 0, unchanged = 0] = ['taken', 'unchanged'].map(what => count(out, what))
      expect(taken + unchanged).toBe(1_500)
      expect(unchanged).toBeGreaterThan(0)
      expect(unchanged % 250).toBe(0)
      expect(taken).toBeGreaterThan(0)
    },
  )

  test('import: a list of one’s own', async () => {
    await writeFile(
      file('own.csv'),
      'title,lesson,outcome,language\nAsk first,Ask the market women first.,WORKED,en\n',
    )
    expect(await run('import', 'lessons', file('own.csv'))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('1 taken'),
    })
  })

  test('counts: compared, and counted anew', async () => {
    expect(await run('counts', 'check')).toMatchObject({
      exit: 0,
      out: 'the kept numbers are what counting gives\n',
    })
    expect(await run('counts', 'rebuild')).toMatchObject({
      exit: 0,
      out: 'the kept numbers were what counting gives\n',
    })
    expect(await run('counts', 'all')).toMatchObject({ exit: 2 })
  })

  test('weighing: past decisions beside what the rule of today advises', async () => {
    const { exit, out } = await run('weighing', 'backtest')
    expect(exit).toBe(0)
    expect(out).toMatch(/^\d+ of \d+ decisions went as today's rule advises\n/)
    expect(out).toMatch(/\nPolitical mission +\d+ +\d+ +\d+ +\d+\n/)
    expect(out).toMatch(/\nno budget +\d+ +\d+\n/)
    expect(await run('weighing', 'guess')).toMatchObject({ exit: 2 })
  })

  test('thesaurus: goes out, comes in changed, and says what it knows', async () => {
    const list = file('thesaurus.jsonld')
    expect(await run('thesaurus', 'export', list)).toMatchObject({ exit: 0 })
    const text = await readFile(list, 'utf8')
    await writeFile(list, text.replace('"afvalophaling"', '"vuilnisronde"'))
    expect(await run('thesaurus', 'import', list)).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^0 added, 1 changed, \d+ as they were\n$/),
    })
    const { out } = await run('thesaurus', 'export')
    expect(out).toMatch(/^concept,nl,fr,es,en,broader\n/)
    expect(out).toContain('vuilnisronde')
    await writeFile(file('wrong.csv'), 'concept,nl,fr,es,en,broader\nNo,x,,,,\n')
    expect(await run('thesaurus', 'import', file('wrong.csv'))).toMatchObject({
      exit: 1,
      err: expect.stringMatching(
        /^line 2: code: .*\n1 of its concepts cannot be taken; nothing was changed\.\n$/,
      ),
    })
    await writeFile(file('text.txt'), 'De vuilnisronde begon met xyzzy.')
    expect(await run('thesaurus', 'known', '--language', 'nl', file('text.txt'))).toMatchObject({
      exit: 0,
      out: 'nl: 66.7 % of 3 content words are known (no stop words, numbers or names)\n  unknown: xyzzy 1\n',
    })
    expect(await run('thesaurus', 'known')).toMatchObject({ exit: 2 })
    expect(await run('thesaurus', 'export', '--format', 'xml')).toMatchObject({ exit: 2 })
  })

  test('index: filled anew, compared, and as it stands', async () => {
    expect(await run('index', 'rebuild')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^\d+ documents in /),
    })
    expect(await run('index', 'check')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^\d+ compared, 0 differed\n$/),
    })
    expect(await run('index', 'status')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^engine: \w+, (ready|elsewhere)\b/),
    })
  })
})

// Beside no server it goes in test/server/start.test.ts, after a first start.
test('the example world goes with one command beside a running server', async () => {
  await using place = await makePlace({ example: true })
  await using server = await startServer(place.settings)
  expect(await runCommand(place.settings, ['example', 'remove'])).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/\d+ rows/),
  })
  expect(await runCommand(place.settings, ['export', 'lessons', '--format', 'jsonl'])).toMatchObject({
    exit: 0,
    out: '',
  })
  expect(await server.ask('{ municipalities { nodes { name } } }')).toMatchObject({
    data: { municipalities: { nodes: [] } },
  })
})

describe('without any data', () => {
  const run = (...args: string[]) => runCommand({ DATA_DIR: '/dev/null/data' }, args)

  test('schema: the committed file is what the code says', async () => {
    expect(await run('schema', '--check')).toMatchObject({ exit: 0 })
  })

  test.each([
    [[], /Commands: token, import/],
    [['prune'], /There is no command prune/],
    [['token'], /token: do what\?[^]*Usage: npm run token/],
    [['token', 'create', '--role', 'boss', '--name', 'x'], /--role: one of partner/],
    [['token', 'create', '--role', 'editor', '--name', 'x', '--expires', '2020-02-30'], /--expires: a day/],
    [
      ['token', 'create', '--role', 'editor', '--name', 'x', '--expires', '2020-02-20'],
      /2020-02-20 has passed/,
    ],
    [['token', 'list', '--all'], /Unknown option '--all'/],
    [['import', 'ifrc'], /import ifrc: which file\?/],
    [['import', 'ifrc', 'a', 'b'], /Too much: b/],
    [['export', 'lessons', '--format', 'pdf'], /--format: one of csv/],
    [['index', 'drop'], /index does not know drop/],
  ])('what means nothing is answered with what would: %j', async (args, says) => {
    expect(await run(...args)).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(says) })
  })

  test.each([
    [['token', 'list'], /^DATA_DIR: \/dev\/null\/data cannot be used: .*\n$/],
    [['import', 'ifrc', '/no/such/file.csv'], /^\/no\/such\/file.csv cannot be read: .*\n$/],
    [['export', 'lessons', '/no/such/file.csv'], /^\/no\/such\/file.csv cannot be written: .*\n$/],
  ])('what cannot be is said in one line: %j', async (args, says) => {
    expect(await run(...args)).toMatchObject({ exit: 1, out: '', err: expect.stringMatching(says) })
  })
})
