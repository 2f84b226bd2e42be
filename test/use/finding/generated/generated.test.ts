import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneOf, randomFrom, seed } from '../../../kills/random.ts'
import { type RunningMeilisearch, startMeilisearch } from '../../../search/start-meilisearch.ts'
import type { Asker } from '../../../support/asker.ts'
import { generatedCases, long } from '../../../support/long.ts'
import { openWorld, type World } from '../../../support/world.ts'
import { furnish } from '../buckets.ts'
import { makeLessons } from './make-lessons.ts'
import { makeEvents, makeQuestions } from './make-meetings.ts'
import { makeQuery } from './make-query.ts'
import { makeQuestion } from './make-question.ts'

// Whatever is asked gets an answer or a clear error; and what a reader gets of all there is equals what he would get
// if there were nothing but what he may see.

console.log(`Generated searches from KENNISBAND_SEED=${seed}`)

const search = `query ($query: String!, $kinds: [SearchKind!], $filter: SearchFilter, $language: Language, $after: String) {
  search(query: $query, kinds: $kinds, filter: $filter, language: $language, first: 7, after: $after) {
    totalCount didYouMean degraded pageInfo { hasNextPage endCursor }
    facets { name values { value label count selected } }
    edges {
      score matchedLanguage highlights { field segments { text matched } } why { found asked sameWord readAs }
      node { ...on Lesson { title createdAt } ...on GoodPractice { title } ...on Visit { title } ...on Question { title state } ...on Event { title } }
    }
  }
}`

/** What lessons are about, by their ids, so that it is the same in every world. */
const links = [
  `insert into "_LessonToPolicyDomain" select l.id, d.id from lesson l join policy_domain d on d.code = (array['waste', 'waste-collection', 'good-governance'])[1 + abs(hashtext(l.id::text) % 3)] on conflict do nothing`,
  `insert into "_LessonToMissionType" select l.id, m.id from lesson l join mission_type m on m.code::text = (array['IDENTIFICATION', 'EVALUATION'])[1 + abs(hashtext(l.id::text) % 2)] on conflict do nothing`,
  `insert into "_CountryToLesson" select (array['SN', 'MA', 'BE'])[1 + abs(hashtext('of ' || l.id) % 3)], l.id from lesson l on conflict do nothing`,
].map(link =>
  link.replace(
    'on conflict',
    `where l.title not like '%:%' and l.id < '01990000-0000-7000-8001-000000000000' and l.id >= '01990000-0000-7000-8000-000000000000' on conflict`,
  ),
)

const readers = [
  { name: 'a visitor', sees: ['PUBLIC'], ask: async (world: World) => world.visitor },
  {
    name: 'a partner',
    sees: ['PUBLIC', 'NETWORK'],
    ask: (world: World) => world.as('PARTNER', 'Keur Sadio'),
  },
  {
    name: 'an officer of another municipality',
    sees: ['PUBLIC', 'NETWORK', 'FLEMISH'],
    own: 'Ter Elst',
    ask: (world: World) => world.as('OFFICER', 'Ter Elst'),
  },
] as const
type Reader = (typeof readers)[number]

const maySee = (reader: Reader, visibility: string, municipality: string | null) =>
  reader.sees.some(each => each === visibility) || ('own' in reader && municipality === reader.own)

const generatedLessons = () => makeLessons(long ? 600 : 150, randomFrom(seed, 'lessons'))
const generatedQuestions = () => makeQuestions(long ? 80 : 30, randomFrom(seed, 'questions'))
const generatedEvents = () => makeEvents(long ? 40 : 20, randomFrom(seed, 'events'))

/** The same lessons in every world, those left out that its reader may not see. */
async function openGenerated(reader?: Reader, server?: RunningMeilisearch): Promise<World> {
  const world = await openWorld({
    example: false,
    config: server && {
      MEILI_URL: server.url,
      MEILI_KEY: server.key,
      MEILI_PREFIX: `g-${randomBytes(4).toString('hex')}`,
    },
  })
  await furnish(world.prisma)
  const { id: collectionId } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const rows = []
  for (const { municipality, ...row } of generatedLessons()) {
    if (reader && !maySee(reader, row.visibility ?? 'PUBLIC', municipality)) continue
    rows.push({
      ...row,
      collectionId,
      municipalityId: municipality && (await world.municipality(municipality)),
    })
  }
  await world.prisma.lesson.createMany({ data: rows })
  for (const link of links) await world.database.query(link)
  for (const { municipality, ...data } of generatedQuestions()) {
    if (reader && !maySee(reader, data.visibility, municipality)) continue
    const municipalityId = municipality && (await world.municipality(municipality))
    const policyDomains = { connect: { code: 'waste' } }
    await world.prisma.question.create({ data: { ...data, municipalityId, policyDomains } })
  }
  for (const data of generatedEvents())
    if (!reader || (data.announcedOn && reader.name !== 'a visitor'))
      await world.prisma.event.create({ data })
  if (reader) await takeAway(world, reader)
  await world.settled()
  return world
}

/** What the first lessons and the visit have that this reader may not see. */
async function takeAway({ prisma }: World, reader: Reader): Promise<void> {
  const name = 'own' in reader ? reader.own : ''
  const hidden = { visibility: { notIn: [...reader.sees] }, municipality: { name: { not: name } } }
  await prisma.lesson.deleteMany({ where: hidden })
  if (reader.name !== 'a visitor') return
  await prisma.lesson.updateMany({ data: { visitId: null } })
  await prisma.visit.deleteMany()
}

function suite(
  name: string,
  { server, who, cases }: { server?: RunningMeilisearch; who: readonly Reader[]; cases: number },
): void {
  describe(name, () => {
    const opened = new AsyncDisposableStack()
    const pairs: { reader: Reader; ofAll: Asker; ofHisOwn: Asker }[] = []
    const lessons = generatedLessons()
    beforeAll(async () => {
      const all = opened.use(await openGenerated(undefined, server))
      for (const reader of who) {
        const part = opened.use(await openGenerated(reader, server))
        pairs.push({ reader, ofAll: await reader.ask(all), ofHisOwn: await reader.ask(part) })
      }
    }, 300_000)
    afterAll(() => opened.disposeAsync())

    it(`${cases} times`, { timeout: 3_600_000 }, async () => {
      let degraded = 0
      for (let at = 0; at < cases; at++) {
        const random = randomFrom(seed, at)
        const asked = makeQuery(random)
        const { reader, ofAll, ofHisOwn } = oneOf(pairs, random)
        const where = `case ${at} of KENNISBAND_SEED=${seed}, ${reader.name}: ${JSON.stringify(asked).slice(0, 500)}`
        const [all, own] = [await ofAll.tryToAsk(search, asked), await ofHisOwn.tryToAsk(search, asked)]
        if (all.errors) {
          expect(all.errors[0], where).toMatchObject({
            message: expect.stringMatching(/\w/),
            extensions: {
              code: 'VALIDATION',
              path: expect.arrayContaining([expect.stringMatching(/^(query|filter)$/)]),
            },
          })
        }
        expect(withoutCursors(all), where).toEqual(withoutCursors(own))
        for (const { data } of [all, own]) if (data?.search.degraded) degraded++
        if (all.data?.search.pageInfo.hasNextPage && random() < 0.3) {
          const next = async (asker: Asker, { data }: typeof all) =>
            withoutCursors(await asker.tryToAsk(search, { ...asked, after: data.search.pageInfo.endCursor }))
          expect(await next(ofAll, all), `the next page of ${where}`).toEqual(await next(ofHisOwn, own))
        }
      }
      expect(degraded).toBeLessThanOrEqual(cases / 100)
    })

    it(`and beside a search ${cases} times`, { timeout: 3_600_000 }, async () => {
      for (let at = 0; at < cases; at++) {
        const random = randomFrom(seed, `beside ${at}`)
        const { query, variables } = makeQuestion(at, lessons, random)
        const { reader, ofAll, ofHisOwn } = oneOf(pairs, random)
        const answer = async (asker: Asker) => {
          const { visits } = await asker.ask('{ visits(first: 1) { nodes { id } } }')
          return asker.ask(query, variables(visits.nodes[0]?.id))
        }
        const where = `case ${at} of KENNISBAND_SEED=${seed}, ${reader.name}: ${query} ${JSON.stringify(variables(undefined)).slice(0, 500)}`
        expect(await answer(ofAll), where).toEqual(await answer(ofHisOwn))
      }
    })
  })
}

/**
 * A cursor may tell of a row's id, which another world gives otherwise; and on a busy machine the database answers now
 * and then for an engine that let it wait, in the same way.
 */
function withoutCursors({ data, errors }: Awaited<ReturnType<Asker['tryToAsk']>>) {
  const { pageInfo, degraded: _, ...rest } = data?.search ?? {}
  return {
    errors: errors?.map(({ message }) => message),
    hasNextPage: pageInfo?.hasNextPage,
    ...rest,
  }
}

suite('on the embedded engine', { who: readers, cases: generatedCases })

const server = await startMeilisearch()
afterAll(() => server?.[Symbol.asyncDispose]())
if (server) suite('on Meilisearch', { server, who: readers.slice(-1), cases: long ? generatedCases : 100 })
else
  console.log(
    'Not run: generated searches on Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)',
  )
