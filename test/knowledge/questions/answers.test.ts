import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { asks, does, given, globalId, lessonOf } from './ask.ts'

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

describe('an answer', () => {
  const answers = (who: Asker, input: object) => does(who, 'answerQuestion', input, given)

  test('is one thing that is there, published, and for who asks to read', async () => {
    const mine = await asks(asker)
    const theirs = await asks(partner)
    const flemish = (await lessonOf(world, 'FLEMISH')).id
    const draft = (await lessonOf(world, 'FLEMISH', 'IN_REVIEW')).id
    const [lesson, other] = [
      (await lessonOf(world, 'PUBLIC')).id,
      globalId('Lesson', '01900000-0000-7000-8000-000000000000'),
    ]
    expect(await answers(colleague, { question: mine.id })).toMatchObject({ path: ['input', 'lesson'] })
    expect(await answers(colleague, { question: mine.id, lesson: other })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['input', 'lesson'],
    })
    expect(await answers(editor, { question: mine.id, lesson: draft })).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('is not published'),
    })
    expect(await answers(colleague, { question: theirs.id, lesson: flemish })).toMatchObject({
      code: 'RULE',
      path: ['input', 'lesson'],
      message: 'lesson: whoever asks may not read it; name another, or a person to call.',
    })
    // Who asked may read it; the partner, who reads the question too, learns of no answer.
    expect(await answers(colleague, { question: mine.id, lesson: flemish })).toHaveProperty('id')
    const ask = `{ question(number: ${mine.number}) { answers { id } } }`
    expect((await asker.ask(ask)).question.answers).toHaveLength(1)
    expect((await partner.ask(ask)).question.answers).toEqual([])
    const filter = `{ questions(first: 100, filter: { hasAnswers: true }) { nodes { number } } }`
    const numbers = async (who: Asker) =>
      (await who.ask(filter)).questions.nodes.map((node: { number: number }) => node.number)
    expect(await numbers(asker)).toContain(mine.number)
    expect(await numbers(partner)).not.toContain(mine.number)
    expect(await answers(colleague, { question: mine.id, lesson })).toHaveProperty('id')
    expect(await answers(editor, { question: mine.id, lesson })).toMatchObject({
      code: 'RULE',
      message: 'lesson: it is among the answers to this question already.',
    })
  })

  test('is a person to call who agreed to it, and none any more when the agreement is taken back', async () => {
    const mine = await asks(asker)
    const [shy, named] = await Promise.all(
      (['BY_ROLE', 'NAMED'] as const).map(consent =>
        world.prisma.person.findFirstOrThrow({ where: { consent, municipality: { name: 'Demerhout' } } }),
      ),
    )
    const call = (id: string) => answers(colleague, { question: mine.id, person: globalId('Person', id) })
    expect(await call(shy?.id ?? '')).toMatchObject({ code: 'RULE', path: ['input', 'person'] })
    expect(await call(named?.id ?? '')).toHaveProperty('id')
    const people = async () =>
      (await asker.ask(`{ question(number: ${mine.number}) { answers { person { name } } } }`)).question
        .answers
    expect(await people()).toEqual([{ person: { name: named?.name } }])
    await world.prisma.person.update({ where: { id: named?.id }, data: { consent: 'BY_ROLE' } })
    expect(await people()).toEqual([])
  })

  test('does not say whose an anonymous lesson is', async () => {
    const mine = await asks(asker)
    const { id } = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'PUBLIC', municipality: { name: 'Demerhout' } },
    })
    await answers(colleague, { question: mine.id, lesson: globalId('Lesson', id) })
    const municipalities = async (who: Asker) =>
      (await who.ask(`{ question(number: ${mine.number}) { answers { municipality { name } } } }`)).question
        .answers
    const said = [{ municipality: { name: 'Demerhout' } }]
    expect(await municipalities(asker)).toEqual(said)
    await world.prisma.lesson.update({ where: { id }, data: { anonymous: true } })
    for (const who of [asker, partner]) expect(await municipalities(who)).toEqual([{ municipality: null }])
    for (const who of [colleague, editor]) expect(await municipalities(who)).toEqual(said)
  })

  test('is judged by who asked, and taken back by who gave it unless it helped', async () => {
    const mine = await asks(asker)
    const answer = await answers(colleague, {
      question: mine.id,
      lesson: (await lessonOf(world, 'PUBLIC')).id,
    })
    const judge = { id: answer.id, expectedVersion: 1, helped: true }
    expect(await does(colleague, 'judgeAnswer', judge, given)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await does(partner, 'takeBackAnswer', { id: answer.id, expectedVersion: 1 })).toMatchObject({
      code: 'FORBIDDEN',
    })
    await does(asker, 'judgeAnswer', judge, given)
    expect(await does(asker, 'judgeAnswer', judge, given)).toMatchObject({ code: 'CONFLICT' })
    expect(await does(colleague, 'takeBackAnswer', { id: answer.id, expectedVersion: 2 })).toMatchObject({
      code: 'RULE',
    })
    await does(asker, 'judgeAnswer', { id: answer.id, expectedVersion: 2, helped: false }, given)
    expect(await does(colleague, 'takeBackAnswer', { id: answer.id, expectedVersion: 3 })).toMatchObject({
      answers: [],
    })
  })
})

describe('the database refuses it too', () => {
  test.each([
    ['a question without a theme', `delete from "_PolicyDomainToQuestion"`, 'at least one policy domain'],
    [
      'an answer to a question that was withdrawn',
      `update question_answer set question_id = (select id from question where state = 'WITHDRAWN' limit 1)`,
      'nobody waits for an answer',
    ],
    [
      'a lesson that is not published',
      `update question_answer set lesson_id = (select id from lesson where state = 'IN_REVIEW' limit 1) where lesson_id is not null`,
      'answered by what is published',
    ],
    [
      'somebody who did not agree',
      `update question_answer set person_id = (select id from person where consent = 'ANONYMOUS' limit 1) where person_id is not null`,
      'agreed to be named',
    ],
    ['nothing', `update question_answer set lesson_id = null where lesson_id is not null`, 'of_one_thing'],
    [
      'a withdrawal without why',
      `update question set state = 'WITHDRAWN', closed_on = now()`,
      'why_withdrawn',
    ],
    ['an end without a day', `update question set state = 'ANSWERED' where state = 'OPEN'`, 'has_its_day'],
    ['a question without words', `update question set text = ' '`, 'text_given'],
  ])('%s', async (_what, change, message) => {
    await expect(world.database.query(change)).rejects.toThrow(message)
  })
})
