import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packField } from '../../src/search/terms.ts'
import type { SearchDocument } from '../../src/search/document.ts'
import { everything, nothing } from '../../src/search/filter.ts'
import type { Filter } from '../../src/search/filter.ts'
import type { Engine } from '../../src/search/engines/port.ts'
import { ask, drain, has, idsOf, lesson } from './lessons.ts'
import { generateDocuments, generateRequest } from './generate.ts'
import { scan } from './scan.ts'

/** What can be asked of the outside of one engine, whichever it is. */
export type EngineUnderTest = {
  readonly engine: Engine
  /** Closes the engine and opens it again on what it left behind. */
  reopen(): Promise<Engine>
  end(): Promise<void>
}

export function contract(name: string, open: () => Promise<EngineUnderTest>): void {
  describe(`the ${name} engine`, () => {
    let under: EngineUnderTest
    let engine: Engine

    beforeAll(async () => {
      under = await open()
      engine = under.engine
    })
    afterAll(() => under.end())

    const world = async (...documents: SearchDocument[]) => {
      await drain(engine)
      await engine.put(documents)
    }

    test('what was put is found by any of its words, until it is dropped', async () => {
      await world(lesson('a', 'waste truck'), lesson('b', 'water tank'), lesson('c', 'budget'))
      expect(idsOf(await ask(engine, ['truck', 'tank']))).toEqual(['a', 'b'])
      await engine.drop(['a', 'unknown'])
      expect(idsOf(await ask(engine, ['truck', 'tank']))).toEqual(['b'])
      expect(idsOf(await ask(engine, []))).toEqual(['b', 'c'])
    })

    test('what is put again replaces what was there, terms and attributes', async () => {
      await world(lesson('a', 'old', { recent: 1, kind: 'x' }))
      await engine.put([lesson('a', 'new', { recent: 1, kind: 'y' })])
      expect(idsOf(await ask(engine, ['old']))).toEqual([])
      const { candidates, total, facets } = await ask(engine, ['new'], everything, ['kind'])
      expect(total).toBe(1)
      expect(candidates).toMatchObject([
        { id: 'a', terms: lesson('a', 'new').terms, attributes: { recent: 1, kind: 'y' } },
      ])
      expect(facets.kind).toEqual([{ value: 'y', count: 1 }])
    })

    test('nothing put and nothing dropped is no fault', async () => {
      await world(lesson('a', 'x'))
      await engine.put([])
      await engine.drop([])
      expect((await ask(engine, [])).total).toBe(1)
    })

    test('a word is matched whole: no part, no typing error, no other case or accent', async () => {
      const words = [
        'water',
        'waterbeheer',
        'covid19',
        '19',
        '3.5',
        '#waste',
        'ўзбекистон',
        '東京',
        'q',
        'qa',
        'straße',
      ]
      await world(...words.map((word, at) => lesson(`w${at}`, word)))
      for (const [at, word] of words.entries())
        expect([word, idsOf(await ask(engine, [word]))]).toEqual([word, [`w${at}`]])
      for (const word of ['wate', 'waterb', 'vvater', 'covid', '3', 'waste', '東', 'strasse', 'beheer']) {
        expect([word, idsOf(await ask(engine, [word]))]).toEqual([word, []])
      }
    })

    test('without words: all that passes, the most recent first, equal ones by id', async () => {
      await world(
        lesson('b', 'x', { recent: 5 }),
        lesson('a', 'x', { recent: 5 }),
        lesson('c', 'x', { recent: 9 }),
      )
      const { candidates, total } = await engine.propose({
        terms: [],
        filter: everything,
        facets: [],
        limit: 2,
      })
      expect(candidates.map(({ id }) => id)).toEqual(['c', 'a'])
      expect(total).toBe(3)
    })

    test('beyond the limit the heavier terms decide, and the total counts all', async () => {
      const many = Array.from({ length: 60 }, (_, at) => lesson(`m${at}`, 'common'))
      await world(...many, lesson('rare', 'rare common'))
      const terms = [
        { term: 'common', weight: 0.2 },
        { term: 'rare', weight: 4 },
      ]
      const { candidates, total } = await engine.propose({ terms, filter: everything, facets: [], limit: 5 })
      expect(candidates).toHaveLength(5)
      expect(candidates.map(({ id }) => id)).toContain('rare')
      expect(total).toBe(61)
    })

    test('beyond the limit those that say the word often come before those that mention it', async () => {
      const mention = packField(new Map([['word', 1]]), 400)
      const many = Array.from({ length: 60 }, (_, at) => ({
        ...lesson(`m${at}`, ''),
        terms: { lesson: mention },
      }))
      const about = { ...lesson('z', ''), terms: { lesson: packField(new Map([['word', 9]]), 40) } }
      await world(...many, about)
      const { candidates } = await engine.propose({
        terms: [{ term: 'word', weight: 1 }],
        filter: everything,
        facets: [],
        limit: 5,
      })
      expect(candidates.map(({ id }) => id)).toContain('z')
    })

    test('counts are exact and each under its own filter', async () => {
      await world(
        lesson('a', 'x', { recent: 1, kind: 'k1', country: ['BE', 'SN', 'SN'], year: 2019 }),
        lesson('b', 'x', { recent: 1, kind: 'k1', country: ['SN'], year: 2020 }),
        lesson('c', 'x', { recent: 1, kind: 'k2', country: [], year: 2020 }),
        lesson('d', 'other', { recent: 1, kind: 'k2', country: ['SN'], year: 2021 }),
      )
      const kind: Filter = { field: 'kind', in: ['k1'] }
      const { total, facets } = await engine.propose({
        terms: [{ term: 'x', weight: 1 }],
        filter: kind,
        facets: [
          { attribute: 'kind', filter: everything },
          { attribute: 'country', filter: kind },
          { attribute: 'year', filter: kind },
          { attribute: 'unknown', filter: kind },
          { attribute: 'recent', filter: nothing },
        ],
        limit: 10,
      })
      expect(total).toBe(2)
      expect(facets).toEqual({
        kind: [
          { value: 'k1', count: 2 },
          { value: 'k2', count: 1 },
        ],
        country: [
          { value: 'SN', count: 2 },
          { value: 'BE', count: 1 },
        ],
        year: [
          { value: 2019, count: 1 },
          { value: 2020, count: 1 },
        ],
        unknown: [],
        recent: [],
      })
    })

    test('more than a hundred values and more than a thousand hits are counted', async () => {
      await world(
        ...Array.from({ length: 1500 }, (_, at) =>
          lesson(`n${at}`, 'x', { recent: at, place: `p${at % 300}` }),
        ),
      )
      const { total, facets } = await ask(engine, ['x'], everything, ['place'])
      expect(total).toBe(1500)
      expect(facets.place).toHaveLength(300)
      expect(new Set(facets.place?.map(({ count }) => count))).toEqual(new Set([5]))
      expect((await ask(engine, [])).total).toBe(1500)
    })

    const AWKWARD = [
      'PUBLIC', 'public', 'Public', ' public', 'Públic', '2019', '1e3', 'NaN', '', ' ',
      'say "no"', "it's", 'a\\b', '\\', '\\"', '" OR id EXISTS OR "', 'a, b] OR [c', 'tab\tand\nline\u0000\u0007', 'ўзбекистон',
      '東京都', '😀', 'ﬁ', 'fi', 'x'.repeat(500), 'x'.repeat(501), '€'.repeat(200), 'a:b', '_x', '~x', '.2e', '%41', 'null',
    ] // prettier-ignore

    test.each(AWKWARD)('the value %j is equal to itself alone', async value => {
      if (!(await has(engine, 'v0')))
        await world(...AWKWARD.map((one, at) => lesson(`v${at}`, 'x', { recent: at, value: one })))
      const one: Filter = { field: 'value', in: [value] }
      const mine = [`v${AWKWARD.indexOf(value)}`]
      expect(idsOf(await ask(engine, ['x'], one))).toEqual(mine)
      const { facets, total } = await ask(engine, [], { not: one }, ['value'])
      expect(total).toBe(AWKWARD.length - 1)
      const values = facets.value?.map(count => count.value)
      expect(values).not.toContain(value)
      expect(values).toHaveLength(
        AWKWARD.filter(other => other !== value && Buffer.byteLength(other) <= 120).length,
      )
    })

    test('a filter may speak of what no document has, or of nothing sensible', async () => {
      await world(lesson('a', 'x', { recent: 1, year: 2019 }))
      const none: Filter[] = [
        { field: 'nobody', in: ['x'] },
        { field: 'a "b" OR c', in: ['x'] },
        { field: 'year', in: [NaN, Infinity] },
        { field: 'year', from: 2020, to: 2018 },
        { field: 'year', from: NaN },
        { field: 'nobody', from: 0 },
        nothing,
      ]
      for (const filter of none) {
        expect([filter, (await ask(engine, ['x'], filter, ['year'])).total]).toEqual([filter, 0])
        expect([filter, (await ask(engine, [], { not: filter }, ['year'])).total]).toEqual([filter, 1])
      }
      const all: Filter[] = [
        { field: 'year', from: -Infinity, to: Infinity },
        { field: 'year', from: 2019, to: 2019 },
      ]
      for (const filter of all) expect((await ask(engine, ['x'], filter)).total).toBe(1)
    })

    test('a document that could be taken only half is refused whole', async () => {
      await world(lesson('a', 'x'))
      await expect(engine.put([lesson('b', 'x'), lesson('not an id', 'x')])).rejects.toThrow(
        'Not a document id',
      )
      await expect(engine.put([lesson('b', 'x'), lesson('b', 'y')])).rejects.toThrow('twice')
      await expect(engine.put([lesson('b', 'x', { recent: NaN })])).rejects.toThrow('recent is not a number')
      expect((await ask(engine, [])).total).toBe(1)
    })

    test('on generated documents and queries it says what a scan says', async () => {
      const documents = generateDocuments(300)
      await world(...documents)
      for (let seed = 0; seed < 150; seed++) {
        const request = generateRequest(seed)
        const told = await engine.propose(request)
        const facets = Object.fromEntries(
          Object.entries(told.facets).map(([name, counts]) => {
            return [
              name,
              Object.fromEntries(counts.map(({ value, count }) => [JSON.stringify(value), count])),
            ]
          }),
        )
        expect({ request, hits: idsOf(told), total: told.total, facets }).toEqual({
          request,
          ...scan(documents, request),
        })
      }
    })

    test('it tells id and version of all it has', async () => {
      const documents = generateDocuments(1200)
      await world(...documents)
      const told = new Map<string, string>()
      for await (const { id, version } of engine.ids()) told.set(id, version)
      expect(told).toEqual(new Map(documents.map(({ id, version }) => [id, version])))
      expect(await engine.status()).toMatchObject({ documents: 1200 })
    })

    test('a rebuild fills beside what is asked, and takes its place at once', async () => {
      await world(lesson('old', 'x'))
      const rebuild = await engine.rebuild()
      await rebuild.put([lesson('new', 'x'), lesson('gone', 'x')])
      await rebuild.drop(['gone'])
      expect(idsOf(await ask(engine, ['x']))).toEqual(['old'])
      await engine.put([lesson('meanwhile', 'x')])
      await rebuild.put([lesson('meanwhile', 'x')])
      await rebuild.swap()
      expect(idsOf(await ask(engine, ['x']))).toEqual(['meanwhile', 'new'])
      expect(await engine.status()).toEqual({ state: 'ready', documents: 2 })
      expect((await ask(engine, ['x'])).complete).toBe(true)
    })

    test('a rebuild that is given up changes nothing, and another can begin', async () => {
      await world(lesson('old', 'x'))
      const first = await engine.rebuild()
      await first.put([lesson('new', 'x')])
      await first.abandon()
      expect(idsOf(await ask(engine, ['x']))).toEqual(['old'])
      const second = await engine.rebuild()
      await second.swap()
      expect((await ask(engine, [])).total).toBe(0)
    })

    test('what was put is there after closing and opening again', async () => {
      await world(lesson('a', 'x', { recent: 3, country: ['BE'] }), lesson('b', 'x'))
      await engine.drop(['b'])
      engine = await under.reopen()
      const { candidates } = await ask(engine, ['x'], { field: 'country', in: ['BE'] })
      expect(candidates).toMatchObject([{ id: 'a', attributes: { recent: 3, country: ['BE'] } }])
      expect(await engine.status()).toEqual({ state: 'ready', documents: 1 })
    })
  })
}
