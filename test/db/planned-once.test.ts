import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowRules } from '../../src/access/row-rules.ts'
import type { Viewer } from '../../src/access/viewer.ts'
import type { Database } from '../../src/db/database.ts'
import { newId } from '../../src/db/new-ids.ts'
import { visibleClient } from '../../src/db/visible-client.ts'
import { lessonShelf } from '../../src/knowledge/lessons/lesson-shelf.ts'
import { eachDatabase } from '../support/database.ts'
import { exampled } from '../support/furnishings.ts'

eachDatabase(
  'a page of a shelf',
  open => {
    let database: Database
    beforeAll(async () => {
      database = await open()
      const { prisma } = database
      // Somebody who wrote much more than others: of him a plan of his own would seem worth making.
      const { id: collectionId } = await prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })
      const { id: authorTokenId } = await prisma.token.create({
        data: { name: 'a test', role: 'EDITOR', hash: 'none' },
      })
      await prisma.lesson.createMany({
        data: Array.from({ length: 400 }, (_, n) => ({
          ...{
            title: `Dijk ${n}`,
            lesson: 'Klei houdt.',
            outcome: 'WORKED' as const,
            language: 'nl' as const,
          },
          ...{ collectionId, authorTokenId },
        })),
      })
      await prisma.$executeRaw`analyze`
    })
    afterAll(() => database[Symbol.asyncDispose]())

    const moment = new Date('2026-01-01')
    const orders = [
      [[{ createdAt: 'desc' }, { id: 'desc' }], {}],
      [[{ createdAt: 'desc' }, { id: 'desc' }], { createdAt: { lte: moment } }],
      [[{ title: 'asc' }, { id: 'asc' }], {}],
      [[{ title: 'asc' }, { id: 'asc' }], { title: { gte: 'D' } }],
    ] as const
    const filters = [undefined, { policyDomains: ['waste'] }, { outcomes: ['FAILED', 'MIXED'] }] as const

    test('is planned once, whoever asks for which', async () => {
      const viewers: Viewer[] = [
        { role: 'VISITOR', language: 'nl' },
        { role: 'EDITOR', tokenId: newId(), language: 'nl' },
        { role: 'OFFICER', tokenId: newId(), municipalityId: newId(), language: 'nl' },
      ]
      for (const viewer of viewers) {
        const client = visibleClient(database, rowRules(viewer))
        for (const filter of filters) {
          const shelf = lessonShelf(filter, {})
          if (!shelf) throw new Error('A shelf is not there.')
          for (const [orderBy, where] of orders)
            for (let time = 0; time < 8; time++)
              await client.$onShelf('lesson', shelf).findMany({ where, orderBy: [...orderBy], take: 21 })
        }
      }
      // PostgreSQL plans a statement five times for its values, and then once for all, if that looks as good.
      const plans = await database.query<{ anew: boolean }>(
        `select custom_plans > 5 as anew from pg_prepared_statements where statement like '%lesson_place%'`,
      )
      expect(plans.length).toBeGreaterThan(8)
      expect(plans.filter(({ anew }) => anew)).toEqual([])
    })
  },
  exampled,
)
