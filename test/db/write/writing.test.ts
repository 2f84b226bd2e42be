import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { newId } from '../../../src/db/new-ids.ts'
import { transact } from '../../../src/db/transact.ts'
import { attempt } from '../../../src/db/write/attempt.ts'
import type { Where } from '../../../src/db/read/tree.ts'
import { JustWritten } from '../../../src/db/write/just-written.ts'
import { writes } from '../../../src/db/write/writes.ts'
import { ConflictError } from '../../../src/errors.ts'
import { eachDatabase } from '../../support/database.ts'
import { exampled } from '../../support/furnishings.ts'

eachDatabase(
  'a transaction that says all its writes at once',
  open => {
    let database: Database
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database[Symbol.asyncDispose]())

    const aLesson = async () => {
      const id = newId()
      const { id: collectionId } = await database.prisma.collection.findUniqueOrThrow({
        where: { code: 'own' },
      })
      const data = { id, title: 'Dijk', lesson: 'Klei houdt.', collectionId } as const
      await database.write([writes.lesson.create({ data: { ...data, outcome: 'WORKED', language: 'nl' } })])
      return id
    }
    const titleOf = async (id: string) =>
      (await database.prisma.lesson.findUniqueOrThrow({ where: { id }, select: { title: true } })).title
    const revisionsOf = (subjectId: string) => database.prisma.revision.count({ where: { subjectId } })
    const noted = (subjectId: string) =>
      writes.revision.create({ data: { kind: 'Lesson', subjectId, action: 'edit' } })

    test('is one statement', async () => {
      const id = await aLesson()
      const statements: string[] = []
      using _listening = database.onStatement(sql => statements.push(sql))
      await database.write([writes.lesson.updateAsRead(id, 1, { title: 'Zand' }), noted(id)])
      expect(statements).toHaveLength(1)
      expect(await titleOf(id)).toBe('Zand')
      expect(await revisionsOf(id)).toBe(1)
    })

    test('of several that change one version at the same moment one wins, and only it is revised', async () => {
      const id = await aLesson()
      const titles = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes']
      const outcomes = await Promise.allSettled(
        titles.map(title => database.write([noted(id), writes.lesson.updateAsRead(id, 1, { title })])),
      )
      const winners = titles.filter((_, i) => outcomes[i]?.status === 'fulfilled')
      expect(winners).toEqual([await titleOf(id)])
      expect(await revisionsOf(id)).toBe(1)
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ currentVersion: 2 })
    })

    test.each([
      ['in one statement', []],
      ['through Prisma', [writes.knowledgeGapWord.deleteMany({ where: { gap: { subject: 'nowhere' } } })]],
    ])('what is provided for has to hold, %s', async (_how, others) => {
      const id = await aLesson()
      const edit = (provided: object, title: string) =>
        attempt(
          database.write([...others, noted(id), writes.lesson.updateProvided(id, 1, provided, { title })]),
        )
      expect(await edit({ state: 'PUBLISHED' }, 'een')).toBe(false)
      expect(await edit({ OR: [{ visit: { isDraft: false } }, { state: 'IN_REVIEW' }] }, 'twee')).toBe(false)
      expect([await titleOf(id), await revisionsOf(id)]).toEqual(['Dijk', 0])
      expect(await edit({ OR: [{ visitId: null }, { visit: { isDraft: false } }] }, 'drie')).toBe(true)
      expect([await titleOf(id), await revisionsOf(id)]).toEqual(['drie', 1])
      expect(await edit({}, 'vier')).toBe(false)
    })

    test.each([
      ['in one statement', []],
      ['through Prisma', [writes.knowledgeGapWord.deleteMany({ where: { gap: { subject: 'nowhere' } } })]],
    ])('what its writer may not see is not there for it, %s', async (_how, others) => {
      const id = await aLesson()
      const edit = (rule: Where, provided: Where) =>
        attempt(
          database.write(
            [writes.lesson.updateProvided(id, 1, provided, { title: 'Zand' }), ...others],
            new JustWritten(model => (model === 'Lesson' ? rule : { isDraft: true })),
          ),
        )
      // A rule about the row, and one about another table, which stand in different places of the statement.
      expect(await edit({ state: 'PUBLISHED' }, {})).toBe(false)
      expect(await edit({ visit: { isDraft: true } }, {})).toBe(false)
      const visit = await database.prisma.visit.findFirstOrThrow({ where: { isDraft: false } })
      await database.prisma.lesson.update({ where: { id }, data: { visitId: visit.id } })
      expect(await edit({ state: 'DRAFT' }, { visit: { title: visit.title } })).toBe(false)
      expect(await titleOf(id)).toBe('Dijk')
      expect(await edit({ state: 'DRAFT' }, { visitId: visit.id })).toBe(true)
    })

    test('writes nothing where a row is named by a code that is not there', async () => {
      const id = await aLesson()
      const nowhere = { policyDomains: { connect: [{ code: 'good-governance' }, { code: 'no-such' }] } }
      const writing = database.write([noted(id), writes.lesson.updateAsRead(id, 1, nowhere)])
      await expect(writing).rejects.toMatchObject({ code: 'P2025' })
      expect(await database.prisma.lesson.findUnique({ where: { id }, select: { version: true } })).toEqual({
        version: 1,
      })
      expect(await revisionsOf(id)).toBe(0)
    })

    test('what a trigger refuses as it commits is refused with its sentence, and wholly', async () => {
      const id = await aLesson()
      const domains = await database.prisma.policyDomain.findMany({ select: { id: true }, take: 4 })
      const writing = database.write([
        noted(id),
        writes.lesson.updateAsRead(id, 1, { policyDomains: { set: domains } }),
      ])
      await expect(writing).rejects.toThrow('A lesson has at most three policy domains.')
      expect(await revisionsOf(id)).toBe(0)
      // The connection on which it failed still serves.
      await database.write([writes.lesson.updateAsRead(id, 1, { policyDomains: { set: domains.slice(1) } })])
    })

    test('Prisma too says so when a transaction is refused as it commits', async () => {
      const id = await aLesson()
      const domains = await database.prisma.policyDomain.findMany({ select: { id: true }, take: 4 })
      const data = { policyDomains: { connect: domains } }
      const writing = transact(database.prisma, tx => tx.lesson.update({ where: { id }, data }))
      await expect(writing).rejects.toThrow('A lesson has at most three policy domains.')
      expect(await database.prisma.policyDomain.count({ where: { lessons: { some: { id } } } })).toBe(0)
    })

    test('rows that replace others may take their place', async () => {
      const { prisma } = database
      const place = await prisma.visitPlace.findFirstOrThrow()
      const visit = await prisma.visit.findUniqueOrThrow({ where: { id: place.visitId } })
      const { visitId: _visit, ...same } = place
      await database.write([
        writes.visit.updateAsRead(visit.id, visit.version, { places: { deleteMany: {}, create: [same] } }),
      ])
      expect(await prisma.visitPlace.findMany({ where: { visitId: visit.id } })).toEqual([place])
    })

    test('of two transactions that look alike but share other values each writes its own', async () => {
      const { prisma } = database
      const { visitId } = await prisma.visitPlace.findFirstOrThrow()
      const place = (name: string) => ({ position: 7, countryCode: 'SN', name })
      const visit = () => ({
        ...{ title: 'Dijk', startsOn: new Date('2026-05-04'), endsOn: new Date('2026-05-09'), id: newId() },
        missionTypes: { connect: { code: 'IDENTIFICATION' } },
        countries: { connect: { code: 'SN' } },
        municipalities: { connect: north },
      })
      const north = await prisma.municipality.findFirstOrThrow({
        where: { side: 'NORTH' },
        select: { id: true },
      })
      const [under, beside] = [visit(), visit()]
      await database.write([writes.visit.create({ data: { ...under, places: { create: place('eigen') } } })])
      await database.write([
        writes.visit.create({ data: beside }),
        writes.visitPlace.create({ data: { ...place('ander'), visitId } }),
      ])
      const placesOf = (id: string) => prisma.visitPlace.findMany({ where: { visitId: id, position: 7 } })
      expect(await placesOf(under.id)).toMatchObject([{ name: 'eigen' }])
      expect(await placesOf(beside.id)).toEqual([])
      expect(await placesOf(visitId)).toMatchObject([{ name: 'ander' }])
    })

    test('what is deleted at a version that has passed stays', async () => {
      const { prisma } = database
      const { id } = await prisma.activity.findFirstOrThrow()
      const visit = await prisma.visit.findFirstOrThrow({ where: { activities: { none: {} } } })
      const row = { id: newId(), visitId: visit.id, activityId: id, isPlanned: true }
      await database.write([writes.visitActivity.create({ data: row })])
      await database.write([writes.visitActivity.updateAsRead(row.id, 1, { note: 'ja' })])
      const deleting = database.write([writes.visitActivity.deleteAsRead(row.id, 1)])
      await expect(deleting).rejects.toBeInstanceOf(ConflictError)
      await database.write([writes.visitActivity.deleteAsRead(row.id, 2)])
      expect(await prisma.visitActivity.count({ where: { id: row.id } })).toBe(0)
    })

    test('what has no statement goes through Prisma, whole, and is told', async () => {
      const id = await aLesson()
      const told: string[] = []
      using _listening = database.fallBacks.add(why => told.push(why))
      const twice = [
        writes.lesson.updateAsRead(id, 1, { title: 'eerst' }),
        writes.lesson.updateAsRead(id, 2, { title: 'dan' }),
      ]
      await database.write([...twice, noted(id)])
      expect(await titleOf(id)).toBe('dan')
      await expect(database.write([noted(id), ...twice])).rejects.toMatchObject({ currentVersion: 3 })
      expect(await revisionsOf(id)).toBe(1)
      expect(told).toEqual([
        'No statement for several changes of Lesson.',
        'No statement for several changes of Lesson.',
      ])
    })
  },
  exampled,
)
