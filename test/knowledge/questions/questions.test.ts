import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../src/language/language.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { asks, does, fields, given, globalId, lessonOf, question } from './ask.ts'

let world: World
let asker: Asker
let colleague: Asker
let partner: Asker
let editor: Asker

beforeAll(async () => {
  world = await openWorld()
  asker = await world.as('OFFICER', 'Scheldekerke')
  colleague = await world.as('OFFICER', 'Demerhout')
  partner = await world.as('PARTNER', 'Dogbahoué')
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const found = async (who: Asker, query = 'zebravink') =>
  (
    await who.ask(
      `{ search(query: "${query}", kinds: [QUESTION]) { totalCount nodes { ... on Question { title } } } }`,
    )
  ).search

describe('a question that is asked', () => {
  test('is found at once by those it is for, answered by a lesson, and answered when that helped', async () => {
    const asked = await asks(asker)
    expect(asked).toMatchObject({ state: 'OPEN', municipality: { name: 'Scheldekerke' }, answers: [] })
    await world.settled()
    for (const who of [asker, colleague, partner, editor])
      expect((await found(who)).nodes).toEqual([{ title: question.title }])
    expect((await found(world.visitor)).totalCount).toBe(0)

    const lesson = await lessonOf(world, 'PUBLIC')
    const answer = await does(
      partner,
      'answerQuestion',
      { question: asked.id, lesson: lesson.id, note: 'Kijk vooral naar het tweede jaar.' },
      given,
    )
    expect(answer).toMatchObject({ helped: null, question: { state: 'OPEN' } })
    const both = await asker.ask(
      `query ($id: ID!) { question(number: ${asked.number}) { ${fields} } node(id: $id) { ... on Lesson { answers { question { title } } } } }`,
      { id: lesson.id },
    )
    expect(both.question.answers).toMatchObject([
      {
        lesson: { title: lesson.title },
        note: 'Kijk vooral naar het tweede jaar.',
        municipality: { name: 'Dogbahoué' },
      },
    ])
    expect(both.node.answers).toContainEqual({ question: { title: question.title } })

    const judged = await does(
      asker,
      'judgeAnswer',
      { id: answer.id, expectedVersion: answer.version, helped: true },
      given,
    )
    expect(judged).toMatchObject({ helped: true, question: { state: 'ANSWERED' } })
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of) { nodes { action toState } } }',
      { of: asked.id },
    )
    expect(revisions.nodes).toEqual([
      { action: 'judgeAnswer', toState: 'ANSWERED' },
      { action: 'answer', toState: null },
      { action: 'ask', toState: 'OPEN' },
    ])
  })

  test('with a key twice is one question', async () => {
    const [one, other] = [
      await asks(partner, { idempotencyKey: 'once' }),
      await asks(partner, { idempotencyKey: 'once' }),
    ]
    expect(other.id).toBe(one.id)
  })

  test('shows what is known of it: lessons and practices that its reader may see', async () => {
    const known = async (who: Asker) =>
      (
        await who.ask(
          `{ questions(first: 1, filter: { countries: ["BJ"], policyDomains: ["property-registers"] }) { nodes { known(first: 5) { score why { found } lesson { title visibility } practice { title } } } } }`,
        )
      ).questions.nodes[0].known as {
        lesson: { title: string; visibility: string } | null
        practice: { title: string } | null
        why: object[]
      }[]
    const seen = await known(world.visitor)
    const titles = seen.map(({ lesson, practice }) => lesson?.title ?? practice?.title ?? '')
    expect(titles[0]).toMatch(/kadaster|Registre foncier|catastro|Property registers/)
    expect(titles.some(title => title.startsWith('Property registers'))).toBe(true)
    expect(seen[0]?.why.length).toBeGreaterThan(0)
    for (const { lesson } of seen) expect(lesson?.visibility ?? 'PUBLIC').toBe('PUBLIC')
  })

  test('has nothing known of it where others only share words with it', async () => {
    const known = async (title: string) => {
      const { questions } = await editor.ask('{ questions(first: 100) { nodes { id title } } }')
      const { id } = questions.nodes.find((each: { title: string }) => each.title.startsWith(title))
      const { question: found } = await editor.ask(
        'query ($id: ID!) { question(id: $id) { known { lesson { title policyDomains { code } } practice { title } } } }',
        { id },
      )
      return found.known as { lesson: { title: string } | null; practice: { title: string } | null }[]
    }
    expect(await known('What happens to solar street light batteries')).toEqual([])
    const glass = (await known('Wie haalt glas apart op')).map(
      ({ lesson, practice }) => lesson?.title ?? practice?.title ?? '',
    )
    expect(glass.some(title => title.startsWith('La separación en la fuente'))).toBe(true)
    expect(glass.filter(title => /marktdag|salaire fixe|registres/.test(title))).toEqual([])
  })

  test('stands in the order of when its answer is needed, with no day behind all others, page by page', async () => {
    const { questions } = await editor.ask('{ questions(first: 100) { nodes { id version neededBy } } }')
    const [first] = questions.nodes
    await world.prisma.question.updateMany({
      where: { id: Buffer.from(first.id, 'base64').toString().split(':')[1] },
      data: { neededBy: null },
    })
    const days: (string | null)[] = []
    let after: string | null = null
    do {
      const { questions: page } = (await editor.ask(
        `query ($after: String) { questions(first: 3, after: $after, orderBy: { field: NEEDED_BY, direction: ASC }) {
           nodes { neededBy } pageInfo { endCursor hasNextPage } } }`,
        { after },
      )) as {
        questions: {
          nodes: { neededBy: string | null }[]
          pageInfo: { endCursor: string; hasNextPage: boolean }
        }
      }
      days.push(...page.nodes.map(({ neededBy }) => neededBy))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(days).toHaveLength(questions.nodes.length)
    const named = days.filter(day => day !== null)
    expect(named.length).toBeGreaterThan(2)
    expect(days).toEqual([...named.toSorted(), ...days.filter(day => day === null)])
    expect(days).toContain(null)
  })

  test('is one statement, whatever is asked of it, and one search for what is known', async () => {
    await world.settled()
    const ask = `{ questions(first: 5) { totalCount nodes { ${fields} policyDomains { label } regions { name } countries { name } } } }`
    await asker.ask(ask)
    expect(await world.statementsOf(() => asker.ask(ask))).toHaveLength(1)
  })

  test.each([
    [{ title: ' ' }, ['input', 'title'], 'title: say in a few words'],
    [{ policyDomains: [] }, ['input', 'policyDomains'], 'at least one'],
    [{ policyDomains: ['waste', 'nonsense'] }, ['input', 'policyDomains', '1'], 'not a policy domain'],
    [{ regions: ['999'] }, ['input', 'regions', '0'], 'not a region'],
    [{ neededBy: '2026-11-22' }, ['input', 'neededBy'], 'today or later'],
  ])('says what is wrong with %j', async (input, path, message) => {
    expect(await asks(asker, input)).toMatchObject({
      code: 'VALIDATION',
      path,
      message: expect.stringContaining(message),
    })
  })

  test('is asked by whoever is signed in, for the own municipality', async () => {
    expect(await asks(world.visitor)).toMatchObject({ code: 'FORBIDDEN' })
    const municipality = globalId('Municipality', await world.municipality('Demerhout'))
    expect(await asks(asker, { municipality })).toMatchObject({
      code: 'FORBIDDEN',
      path: ['input', 'municipality'],
    })
    expect(await asks(editor, { municipality })).toMatchObject({ municipality: { name: 'Demerhout' } })
    expect(await asks(editor)).toMatchObject({ municipality: null })
  })
})

describe('a question goes its way', () => {
  test('settled, asked again, withdrawn: then nobody else sees it, finds it or answers it', async () => {
    const mine = await asks(asker, { title: 'Wie telde de wielewalen?' })
    const { id } = mine
    const settled = await does(asker, 'settleQuestion', {
      id,
      expectedVersion: 1,
      reason: 'Aan de telefoon.',
    })
    expect(settled).toMatchObject({
      state: 'ANSWERED',
      closedOn: '2026-11-23',
      closedReason: 'Aan de telefoon.',
    })
    expect(await does(asker, 'settleQuestion', { id, expectedVersion: 2 })).toMatchObject({
      code: 'RULE',
      message:
        'This question is answered and cannot become answered; from here it can become open or withdrawn.',
    })
    expect(await does(asker, 'reopenQuestion', { id, expectedVersion: 2 })).toMatchObject({
      state: 'OPEN',
      closedOn: null,
      closedReason: null,
    })
    await world.settled()
    expect((await found(partner, 'wielewalen')).totalCount).toBe(1)
    const reason = 'Wij weten het intussen.'
    expect(await does(partner, 'withdrawQuestion', { id, expectedVersion: 3, reason })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await does(asker, 'withdrawQuestion', { id, expectedVersion: 3, reason })).toMatchObject({
      state: 'WITHDRAWN',
    })
    // At once, not when the index has heard of it.
    expect((await found(partner, 'wielewalen')).totalCount).toBe(0)
    const lesson = (await lessonOf(world, 'PUBLIC')).id
    const refused = { code: 'RULE', path: ['input', 'question'] }
    expect(await does(editor, 'answerQuestion', { question: id, lesson }, given)).toMatchObject({
      ...refused,
      message: 'question: it was withdrawn; nobody waits for an answer.',
    })
    expect(await does(partner, 'answerQuestion', { question: id, lesson }, given)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['input', 'question'],
    })
    const node = 'query ($id: ID!) { node(id: $id) { ... on Question { title } } }'
    expect((await colleague.ask(node, { id })).node).toBeNull()
    expect((await asker.ask(node, { id })).node).not.toBeNull()
  })

  test('edited: narrowed it leaves those who may read it no more', async () => {
    const mine = await asks(asker, { title: 'Wie ringde de grutto’s?' })
    await world.settled()
    expect((await found(partner, 'ringde')).totalCount).toBe(1)
    const edit = { id: mine.id, expectedVersion: 1, visibility: 'FLEMISH', countries: null, neededBy: null }
    expect(await does(asker, 'editQuestion', edit)).toMatchObject({ visibility: 'FLEMISH', version: 2 })
    expect((await found(partner, 'ringde')).totalCount).toBe(0)
    await world.settled()
    expect((await found(colleague, 'ringde')).totalCount).toBe(1)
    expect((await found(partner, 'ringde')).totalCount).toBe(0)
    expect(await does(colleague, 'editQuestion', { ...edit, expectedVersion: 2 })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(
      await does(asker, 'editQuestion', { ...edit, policyDomains: [], expectedVersion: 2 }),
    ).toMatchObject({
      code: 'VALIDATION',
      path: ['input', 'policyDomains'],
    })
  })
})

describe('what people looked for and did not find', () => {
  test('becomes a question that says nothing of who looked for it', async () => {
    const gap = await world.prisma.knowledgeGap.create({
      data: {
        ...{ subject: 'zonnebloemolie', times: 5 },
        firstOn: new Date('2026-11-01'),
        lastOn: new Date('2026-11-20'),
      },
    })
    const input = { ...question, title: 'Wie perst zonnebloemolie?', gap: globalId('KnowledgeGap', gap.id) }
    expect(await does(asker, 'askFromGap', input)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['input', 'gap'],
    })
    const asked = await does(editor, 'askFromGap', input)
    expect(asked).toMatchObject({ state: 'OPEN', municipality: null })
    const ask = `{ question(number: ${asked.number}) { title gap { label } } knowledgeGaps { nodes { label questions { title } } } }`
    const { title } = input
    expect(await editor.ask(ask)).toEqual({
      question: { title, gap: { label: 'zonnebloemolie' } },
      knowledgeGaps: { nodes: [{ label: 'zonnebloemolie', questions: [{ title }] }] },
    })
    expect(await partner.ask(ask)).toEqual({
      question: { title, gap: null },
      knowledgeGaps: { nodes: [] },
    })
  })
})

test.each(languages)('a file of questions says in %s where they stand', async language => {
  const who = editor.with({ 'accept-language': language })
  const response = await who.fetch('/export/questions.json?filter={"states":["OPEN"]}')
  const rows = (await response.json()) as { questionState: string; questionStateLabel: string }[]
  expect(rows.length).toBeGreaterThan(5)
  const label = { nl: 'Open', fr: 'Ouverte', es: 'Abierta', en: 'Open' }[language]
  for (const row of rows) expect(row).toMatchObject({ questionState: 'OPEN', questionStateLabel: label })
})
