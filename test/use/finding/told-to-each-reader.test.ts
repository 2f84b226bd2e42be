import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import type { Viewer } from '../../../src/access/viewer.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { readAudience } from '../../../src/search/audience.ts'
import type { Findable, Rows } from '../../../src/search/searchable.ts'
import { searchables } from '../../../src/use/finding/searchables.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// Whoever may find something may read all that leads to it: by a word that is nowhere shown, a search would make sure
// of it. So a document is the same when the one who knows least of those who may find it loads it.

let world: World
/** Two municipalities that nothing has to do with. */
let far: Record<'north' | 'south', string>
beforeAll(async () => {
  world = await openWorld()
  const create = async (name: string, side: 'NORTH' | 'SOUTH', countryCode: string) =>
    (await world.prisma.municipality.create({ data: { name, side, countryCode } })).id
  far = {
    north: await create('Nergenshuizen', 'NORTH', 'BE'),
    south: await create('Verweg', 'SOUTH', 'FJ'),
  }
})
afterAll(() => world[Symbol.asyncDispose]())

function leastReader({ id, audience }: Findable): Viewer {
  const { visibility, municipalityId } = readAudience(audience)
  const of = (role: 'PARTNER' | 'OFFICER', municipalityId: string) =>
    ({ role, tokenId: municipalityId, municipalityId, language: 'nl' }) as const
  // A document for all says nothing of its visit, which a visitor does not see at all.
  if (visibility === 'PUBLIC' && kinds.get(id) !== 'Document') return { role: 'VISITOR', language: 'nl' }
  if (visibility === 'PUBLIC' || visibility === 'NETWORK') return of('PARTNER', far.south)
  if (visibility === 'FLEMISH') return of('OFFICER', far.north)
  return municipalityId
    ? of('OFFICER', municipalityId)
    : { role: 'EDITOR', tokenId: far.north, language: 'nl' }
}

const kinds = new Map<string, string>()

const load = async (rows: Rows, ids: readonly string[]): Promise<Findable[]> =>
  (
    await Promise.all(
      searchables.map(({ kind, load }) =>
        load(
          rows,
          ids.filter(id => kinds.get(id) === kind),
        ),
      ),
    )
  ).flat()

/** By the months of visits a visitor finds nothing, see readBounds. */
const asFound = ({ attributes: { month, ...attributes }, ...rest }: Findable, { role }: Viewer) => ({
  ...rest,
  attributes: role === 'VISITOR' ? attributes : { month, ...attributes },
})

test('what leads to something may be read by all who may find it', async () => {
  for (const { kind, ids } of searchables)
    for (const id of await ids(world.prisma, undefined, 10_000)) kinds.set(id, kind)
  const all = await load(world.prisma, [...kinds.keys()])
  const byReader = Map.groupBy(all, one => JSON.stringify(leastReader(one)))
  expect(byReader.size).toBeGreaterThan(4)
  for (const [written, some] of byReader) {
    const viewer: Viewer = JSON.parse(written)
    const seen = await load(
      visibleClient(world.database, rowRules(viewer)),
      some.map(({ id }) => id),
    )
    const byId = new Map(seen.map(one => [one.id, asFound(one, viewer)]))
    for (const one of some) expect(byId.get(one.id), written).toEqual(asFound(one, viewer))
  }
  const publicDocuments = all.filter(one => kinds.get(one.id) === 'Document' && one.audience === 'PUBLIC')
  expect(publicDocuments.map(({ fields }) => fields.names)).toEqual(publicDocuments.map(() => ''))
})

describe('an anonymous lesson', () => {
  const told = { state: 'PUBLISHED', visibility: 'NETWORK', anonymous: false } as const
  let id: string
  const change = (data: object) => world.prisma.lesson.update({ where: { id }, data })

  test('is found by no month of its visit, but listed by it to who may know', async () => {
    const lesson = await world.prisma.lesson.findFirstOrThrow({
      where: { ...told, visitId: { not: null }, partnershipId: { not: null } },
      include: { visit: true },
    })
    id = lesson.id
    await change({ anonymous: true })
    await world.settled()
    const month = lesson.visit?.month.toISOString().slice(0, 10)
    const asked = `query ($month: Date) {
      lessons(filter: { visitFrom: $month, visitUntil: $month }, first: 100) { nodes { number } }
      search(query: "", filter: { visitFrom: $month, visitUntil: $month }, first: 100) { nodes { ... on Lesson { number } } }
    }`
    const numbers = async (who: Asker) => {
      const { lessons, search } = await who.ask(asked, { month })
      const listed = (nodes: { number?: number }[]) => nodes.some(({ number }) => number === lesson.number)
      return [listed(lessons.nodes), listed(search.nodes)]
    }
    expect(await numbers(await world.as('EDITOR'))).toEqual([true, false])
    expect(await numbers(await world.as('PARTNER', 'Verweg'))).toEqual([false, false])
  })

  test('says nothing in the index of where it comes from', async () => {
    const [lessons] = searchables
    const loaded = async () => {
      const [one] = (await lessons?.load(world.prisma, [id])) ?? []
      return { ...one, attributes: { ...one?.attributes, municipality: 'decides who reads it' } }
    }
    const somewhere = await loaded()
    await change({ visitId: null, partnershipId: null, municipalityId: null })
    expect(somewhere).toEqual(await loaded())
  })
})
