import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, countRequests } from '../../search/count-requests.ts'
import { startMeilisearch } from '../../search/start-meilisearch.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// What a dossier costs: whatever it asks of the engine goes out side by side, and of the database as little as it can.

const meilisearch = await startMeilisearch()
afterAll(() => meilisearch?.[Symbol.asyncDispose]())
if (!meilisearch)
  console.log('Not run: dossiers by Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)')

const rows = '{ lesson { title municipality { name } policyDomains { label } } practice { title } why }'
const all = `{ themes { code label lessons disputed { worked ${rows} failed ${rows} } } participants { name }
  matrix { municipality { name } theme lessons } pairs { why } sessions { title items ${rows} } reading ${rows}
  gaps { sentences themes { code } } visitsNear { title municipalities { name } }
  peopleToCall { name municipality { name } } pdfUrl remark }`
const ofRegion = `{ regionalDossier(regions: ["011"], themes: ["waste-collection", "markets", "concept:market"],
  from: "2027-02-01", until: "2027-02-03") ${all} }`

describe.skipIf(!meilisearch)('by Meilisearch', () => {
  let counter: Counter
  let world: World
  let editor: Asker
  let ofEvent: string
  beforeAll(async () => {
    if (!meilisearch) return
    counter = await countRequests(meilisearch.url)
    world = await openWorld({
      config: { MEILI_URL: counter.url, MEILI_KEY: meilisearch.key, MEILI_PREFIX: 'one-round-trip' },
    })
    editor = await world.as('EDITOR')
    const { id, number } = await world.prisma.event.findFirstOrThrow({
      where: { announcedOn: { not: null }, policyDomains: { some: {} }, regions: { some: {} } },
    })
    await world.prisma.event.update({ where: { id }, data: { concepts: { connect: { code: 'market' } } } })
    ofEvent = `{ event(number: ${number}) { title sessions { title } dossier ${all} } }`
    await world.settled()
  }, 120_000)
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]()
    await counter?.[Symbol.asyncDispose]()
  })

  test.each(['of a region', 'of an event'])(
    'the dossier %s is one round trip to the engine, and five statements at most',
    async of => {
      const asked = of === 'of a region' ? ofRegion : ofEvent
      // What it shows of documents that were never proposed before is asked for once more; then it is remembered.
      await editor.ask(asked)
      const requests = await counter.during(() => editor.ask(asked))
      expect([...requests.keys()]).toEqual([0])
      expect(requests.get(0)).toBeLessThanOrEqual(5)
      await world.settled()
      const statements = await world.statementsOf(() => editor.ask(asked))
      expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(5)
    },
  )
})
