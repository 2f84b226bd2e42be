import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuestionState, Visibility } from '../../src/db/generated/client/enums.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'

// Who sees what, by every path that leads to a question or its answers. Once more written out by hand.

const whos = ['visitor', 'partner', 'officer', 'colleague', 'editor', 'administrator'] as const
type Who = (typeof whos)[number]
const states: QuestionState[] = ['OPEN', 'ANSWERED', 'WITHDRAWN']
const visibilities: Visibility[] = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']

function sees(who: Who, state: QuestionState, visibility: Visibility): boolean {
  if (['editor', 'administrator', 'colleague'].includes(who)) return true
  if (state === 'WITHDRAWN') return false
  if (visibility === 'PUBLIC') return true
  if (who === 'visitor') return false
  return visibility === 'NETWORK' || (visibility === 'FLEMISH' && who === 'officer')
}
/** A published lesson of another municipality than that which asks. */
const seesLesson = (who: Who, visibility: Visibility): boolean =>
  ['editor', 'administrator'].includes(who) ||
  visibility === 'PUBLIC' ||
  (visibility === 'FLEMISH' && ['officer', 'colleague'].includes(who)) ||
  (visibility === 'NETWORK' && who !== 'visitor')

const word = 'zebravink'
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
interface Titled {
  title: string
}
const titles = (rows: Titled[]) => rows.map(row => row.title).sort()

let world: World
let askers: Record<Who, Asker>
let specimens: (Titled & { id: string; number: number; state: QuestionState; visibility: Visibility })[]
const lessons: (Titled & { id: string; visibility: Visibility })[] = []
let home: string

beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Keur Latyr'),
    officer: await world.as('OFFICER', 'Demerhout'),
    colleague: await world.as('OFFICER', 'Scheldekerke'),
    editor: await world.as('EDITOR'),
    administrator: await world.as('ADMINISTRATOR'),
  }
  home = await world.municipality('Scheldekerke')
  const elsewhere = await world.municipality('Kempenrode')
  const collection = await prisma.collection.create({
    data: { code: 'matrix', labelNl: 'm', labelFr: 'm', labelEs: 'm', labelEn: 'm' },
  })
  for (const visibility of visibilities) {
    const title = `Antwoord ${visibility.toLowerCase()}`
    const { id } = await prisma.lesson.create({
      data: {
        ...{ title, lesson: 'Een antwoord.', language: 'nl', outcome: 'WORKED', state: 'PUBLISHED' },
        ...{ visibility, publishedAt: today, collectionId: collection.id, municipalityId: elsewhere },
      },
    })
    lessons.push({ id, title, visibility })
  }
  specimens = []
  for (const state of states) {
    for (const visibility of visibilities) {
      const title = `${word} ${state.toLowerCase()} ${visibility.toLowerCase()}`
      const { id, number } = await prisma.question.create({
        data: {
          ...{ title, text: `${word} in het veld`, language: 'nl', visibility, municipalityId: home },
          policyDomains: { connect: { code: 'housing' } },
          countries: { connect: { code: 'NP' } },
          answers: { create: lessons.map(lesson => ({ lessonId: lesson.id })) },
        },
      })
      if (state !== 'OPEN')
        await prisma.question.update({
          where: { id },
          data: { state, closedOn: today, closedReason: 'Daarom.' },
        })
      specimens.push({ id, number, title, state, visibility })
    }
  }
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const seenBy = (who: Who) => specimens.filter(each => sees(who, each.state, each.visibility))
const foundBy = (who: Who) => seenBy(who).filter(each => each.state !== 'WITHDRAWN')
const answersSeenBy = (who: Who) => lessons.filter(({ visibility }) => seesLesson(who, visibility))

describe.each(whos)('the %s', who => {
  test('by number, by id, in lists and their counts', async () => {
    const numbers = specimens.map(each => `n${each.number}: question(number: ${each.number}) { title }`)
    const byNumber: Record<string, Titled | null> = await askers[who].ask(`{ ${numbers.join(' ')} }`)
    expect(titles(Object.values(byNumber).filter(row => row !== null))).toEqual(titles(seenBy(who)))
    const { nodes } = await askers[who].ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Question { title } } }',
      { ids: specimens.map(each => globalId('Question', each.id)) },
    )
    expect(titles(nodes.filter(Boolean))).toEqual(titles(seenBy(who)))
    const { questions } = await askers[who].ask(
      '{ questions(first: 100, filter: { countries: ["NP"] }) { totalCount nodes { title } } }',
    )
    expect(titles(questions.nodes)).toEqual(titles(seenBy(who)))
    expect(questions.totalCount).toBe(seenBy(who).length)
  })

  test('in a search, its total and facets, and in files', async () => {
    const { search } = await askers[who].ask(
      `{ search(query: "${word}", first: 50) { totalCount nodes { ... on Question { title } } facets { name values { value count } } } }`,
    )
    expect(titles(search.nodes)).toEqual(titles(foundBy(who)))
    expect(search.totalCount).toBe(foundBy(who).length)
    for (const [facet, value] of [
      ['KIND', 'QUESTION'],
      ['COUNTRY', 'NP'],
      ['POLICY_DOMAIN', 'housing'],
    ]) {
      const { values } = search.facets.find(({ name }: { name: string }) => name === facet)
      expect(values.find((each: { value: string }) => each.value === value)?.count ?? 0).toBe(
        foundBy(who).length,
      )
    }
    const list = await askers[who].fetch('/export/questions.json?filter={"countries":["NP"]}')
    expect(titles((await list.json()) as Titled[])).toEqual(titles(seenBy(who)))
    const hits = await askers[who].fetch(`/export/search.json?query=${word}`)
    expect(titles((await hits.json()) as Titled[])).toEqual(titles(foundBy(who)))
  })

  test('answers: only what he may read, from the question and from the lesson', async () => {
    const { questions } = await askers[who].ask(
      '{ questions(first: 100, filter: { countries: ["NP"] }) { nodes { answers { lesson { title } } } } }',
    )
    for (const { answers } of questions.nodes)
      expect(titles(answers.map(({ lesson }: { lesson: Titled }) => lesson))).toEqual(
        titles(answersSeenBy(who)),
      )
    const asked = await askers[who].ask(
      '{ lessons(filter: { collections: ["matrix"] }) { nodes { answers { question { title } } } } }',
    )
    for (const { answers } of asked.lessons.nodes)
      expect(titles(answers.map(({ question }: { question: Titled }) => question))).toEqual(
        titles(seenBy(who)),
      )
    const withAnswers = await askers[who].ask(
      '{ questions(filter: { countries: ["NP"], hasAnswers: true }) { totalCount } }',
    )
    expect(withAnswers.questions.totalCount).toBe(answersSeenBy(who).length ? seenBy(who).length : 0)
  })

  test('what is known of it: lessons that he may read', async () => {
    const first = foundBy(who)[0]
    const { question } = await askers[who].ask(
      `{ question(number: ${first?.number}) { known(first: 100) { lesson { title visibility collection { code } } practice { state } } } }`,
    )
    const seen = titles(answersSeenBy(who))
    for (const { lesson } of question.known)
      if (lesson?.collection.code === 'matrix') expect(seen).toContain(lesson.title)
  })

  test('in the text of an error, which is that of what does not exist', async () => {
    const withdraw =
      'mutation ($id: ID!) { withdrawQuestion(input: { id: $id, expectedVersion: 1, reason: "x" }) { __typename ... on Problem { code message path } } }'
    const answer =
      'mutation ($id: ID!, $lesson: ID!) { answerQuestion(input: { question: $id, lesson: $lesson }) { __typename ... on Problem { code message path } } }'
    const lesson = globalId('Lesson', lessons.at(-1)?.id ?? '')
    const asked = async (of: string) => {
      const id = globalId('Question', of)
      return [await askers[who].ask(withdraw, { id }), await askers[who].ask(answer, { id, lesson })]
    }
    const missing = await asked('01900000-0000-7000-8000-000000000000')
    for (const each of specimens.filter(one => !sees(who, one.state, one.visibility)))
      expect(await asked(each.id)).toEqual(missing)
  })
})
