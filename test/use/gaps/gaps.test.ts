import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let colleague: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  const [one, other] = await world.prisma.municipality.findMany({ where: { side: 'NORTH' }, take: 2 })
  officer = await world.as('OFFICER', one?.name)
  colleague = await world.as('OFFICER', other?.name)
  await world.settled()
})
beforeEach(async () => {
  await world.gaps.flush(true)
  await world.database.query('truncate knowledge_gap cascade')
  world.setClock(today)
})
afterAll(() => world[Symbol.asyncDispose]())

const search = (who: Asker, query: string, more = '') =>
  who.ask(`query ($q: String!) { search(query: $q, language: nl ${more}) { totalCount } }`, { q: query })

/** Long enough after, that who typed had stopped typing. */
let at = today.getTime()
const later = (seconds: number) => world.setClock(new Date((at += seconds * 1000)))
async function settle() {
  later(11)
  await world.gaps.flush()
}

const fields =
  'id label concept { code } times firstOn lastOn state reopened reason lesson { title } version words { word language day times }'
const gaps = async (who: Asker = editor, filter = '') =>
  (await who.ask(`{ knowledgeGaps(first: 50 ${filter}) { totalCount nodes { ${fields} } } }`)).knowledgeGaps

describe('what was looked for and not found', () => {
  test('is kept by its meaning, under the reader’s name for it, with the words and how often', async () => {
    at = today.getTime()
    await search(officer, 'zeppelins')
    await settle()
    expect(await gaps()).toEqual({ totalCount: 0, nodes: [] })
    for (const [who, query] of [
      [officer, 'corruptie'],
      [colleague, 'corrupties'],
      [world.visitor, 'corruption'],
    ] as const) {
      expect((await search(who, query)).search.totalCount).toBe(0)
      await settle()
    }
    const { totalCount, nodes } = await gaps(editor.with({ 'accept-language': 'fr' }))
    expect(totalCount).toBe(1)
    expect(nodes[0]).toMatchObject({
      ...{ label: 'corruption', times: 3, firstOn: '2026-11-23', lastOn: '2026-11-23', state: 'OPEN' },
      words: expect.arrayContaining([
        expect.objectContaining({ word: 'corruptie', times: 1, day: '2026-11-23' }),
      ]),
    })
    expect((await gaps()).nodes[0]).toMatchObject({
      label: 'corruptie',
      concept: { code: expect.any(String) },
    })
  })

  test('is for the association; others are not told that there is any', async () => {
    await search(officer, 'corruptie')
    await settle()
    const [gap] = (await gaps()).nodes
    for (const who of [officer, world.visitor]) {
      expect(await gaps(who)).toEqual({ totalCount: 0, nodes: [] })
      const { node } = await who.ask('query ($id: ID!) { node(id: $id) { id } }', { id: gap.id })
      expect(node).toBeNull()
      expect(await act(who, 'reopenKnowledgeGap', { id: gap.id, expectedVersion: 1 })).toMatchObject({
        code: 'NOT_FOUND',
      })
    }
  })

  test('is not what was found, what was narrowed, a further page or a whole text', async () => {
    await search(officer, 'afval contract')
    await search(officer, 'corruptie', ', kinds: [VISIT]')
    await search(officer, 'corruptie', ', filter: { countries: ["SN"] }')
    await search(
      officer,
      'corruptie smokkel bakker slager dierenarts telewerk innovatie coaching kolonialisme',
    )
    await settle()
    expect((await gaps()).totalCount).toBe(0)
  })

  test('is the words that the best hit lacks, where it says little of what was asked', async () => {
    expect((await search(officer, 'afval corruptie smokkel')).search.totalCount).toBeGreaterThan(0)
    await settle()
    const labels = (await gaps()).nodes.map((gap: { label: string }) => gap.label)
    expect(labels).toContain('corruptie')
    expect(labels).not.toContain('afval')
  })

  test('leaves one trace of a word, not one for each key that was struck', async () => {
    for (const typed of ['c', 'co', 'cor', 'corr', 'corru', 'corrupti', 'corruptie', 'corruptie']) {
      await search(officer, typed)
      later(1)
      await world.gaps.flush()
    }
    await settle()
    const { nodes } = await gaps()
    expect(nodes).toHaveLength(1)
    expect(nodes[0]).toMatchObject({ times: 1, words: [{ word: 'corruptie' }] })
  })

  test('is not kept of who went on and found it', async () => {
    await search(officer, 'corruptie')
    later(3)
    await search(officer, 'corruptie afvalophaling contract')
    await settle()
    expect((await gaps()).totalCount).toBe(0)
  })

  test('says nothing of a person: no numbers, no addresses, no names that one alone typed', async () => {
    for (const query of [
      '0478123456',
      'jan.peeters@example.org',
      'Wannes Vandevondelbosch',
      'BE71096123456769',
    ])
      for (let times = 0; times < 4; times++) {
        await search(officer, query)
        await settle()
      }
    expect((await gaps()).totalCount).toBe(0)
    const tables = ['knowledge_gap', 'knowledge_gap_word']
    for (const table of tables) {
      const columns = await world.database.query<{ name: string }>(
        'select column_name as name from information_schema.columns where table_name = $1',
        [table],
      )
      const names = columns.map(({ name }) => name).join(' ')
      expect(names).not.toMatch(/user|token|query|address|municipality/)
    }
  })

  test('of a word that nobody knows is kept once several people asked it', async () => {
    const word = 'qwibblezork'
    for (const who of [officer, officer, colleague]) {
      expect((await gaps()).totalCount).toBe(0)
      await search(who, word)
      await settle()
    }
    expect((await gaps()).nodes).toMatchObject([{ label: word, concept: null, times: 3 }])
  })
})

const act = async (who: Asker, verb: string, input: object) =>
  (
    await who.ask(
      `mutation ($input: ${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $input) { ... on KnowledgeGap { ${fields} } ... on Problem { code message path } } }`,
      { input },
    )
  )[verb]

describe('a gap', () => {
  async function oneGap() {
    await search(officer, 'corruptie')
    await settle()
    return (await gaps()).nodes[0]
  }

  test('is closed by a lesson, and open again when somebody asks it and does not find that', async () => {
    const { id } = await oneGap()
    const lesson = await world.prisma.lesson.findFirstOrThrow({ where: { state: 'PUBLISHED' } })
    const answered = await act(editor, 'answerKnowledgeGap', {
      ...{ id, expectedVersion: 1 },
      lesson: Buffer.from(`Lesson:${lesson.id}`).toString('base64'),
    })
    expect(answered).toMatchObject({ state: 'ANSWERED', lesson: { title: lesson.title }, version: 2 })
    expect((await gaps(editor, ', filter: { states: [OPEN] }')).totalCount).toBe(0)
    await search(colleague, 'corrupties')
    await settle()
    expect((await gaps()).nodes).toMatchObject([{ state: 'OPEN', reopened: true, times: 2, version: 3 }])
  })

  test('that is not for us stays so, and is reopened by hand', async () => {
    const { id } = await oneGap()
    expect(await act(editor, 'dismissKnowledgeGap', { id, expectedVersion: 1, reason: ' ' })).toMatchObject({
      path: ['input', 'reason'],
    })
    const reason = 'Corruptie is geen gemeentelijke bevoegdheid.'
    expect(await act(editor, 'dismissKnowledgeGap', { id, expectedVersion: 1, reason })).toMatchObject({
      ...{ state: 'NOT_FOR_US', reason },
    })
    await search(colleague, 'corruptie')
    await settle()
    expect((await gaps()).nodes).toMatchObject([{ state: 'NOT_FOR_US', times: 2, version: 2 }])
    expect(await act(editor, 'reopenKnowledgeGap', { id, expectedVersion: 1 })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await act(editor, 'reopenKnowledgeGap', { id, expectedVersion: 2 })).toMatchObject({
      ...{ state: 'OPEN', reason: null, reopened: false },
    })
  })

  test('is answered by one thing that the editor may see', async () => {
    const { id } = await oneGap()
    expect(await act(editor, 'answerKnowledgeGap', { id, expectedVersion: 1 })).toMatchObject({
      ...{ code: 'VALIDATION', path: ['input', 'lesson'] },
    })
    const draft = await world.prisma.lesson.findFirstOrThrow({ where: { state: 'DRAFT' } })
    const lesson = Buffer.from(`Lesson:${draft.id}`).toString('base64')
    expect(await act(editor, 'answerKnowledgeGap', { id, expectedVersion: 1, lesson })).toMatchObject({
      ...{ code: 'NOT_FOUND', path: ['input', 'lesson'] },
    })
  })

  test('is erased after ninety days, word by word; what was decided stays without its words', async () => {
    const { id } = await oneGap()
    later(60 * 86_400)
    await search(officer, 'smokkel')
    await search(colleague, 'corruptie')
    await settle()
    later(31 * 86_400)
    expect(await world.gaps.erase()).toBe(1)
    expect((await gaps()).nodes).toMatchObject([
      { times: 1, words: [{ times: 1 }] },
      { times: 1, words: [{ times: 1 }] },
    ])
    const version = (await gaps()).nodes.find((gap: { id: string }) => gap.id === id).version
    await act(editor, 'dismissKnowledgeGap', { id, expectedVersion: version, reason: 'Niet voor ons.' })
    later(90 * 86_400)
    expect(await world.gaps.erase()).toBe(2)
    expect((await gaps()).nodes).toMatchObject([{ id, times: 0, words: [], state: 'NOT_FOR_US' }])
  })
})

test('a search waits for nothing of it, and what was heard is written when the process ends', async () => {
  await search(officer, 'corruptie')
  const sent = await world.statementsOf(() => search(officer, 'corruptie'))
  expect(sent.filter(sql => sql.includes('knowledge_gap'))).toEqual([])
  await world.gaps[Symbol.asyncDispose]()
  expect(await world.prisma.knowledgeGap.count()).toBe(1)
})
