import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { facts } from '../../src/db/generated/facts.ts'
import type { Prisma } from '../../src/db/generated/client/client.ts'
import { remembered } from '../../src/db/read/memory.ts'
import { type VisibleClient, visibleClient } from '../../src/db/visible-client.ts'
import { eachDatabase, onPostgreSQL, openTwice } from '../support/database.ts'
import { randomFrom, seed } from '../kills/random.ts'
import { exampled } from '../support/furnishings.ts'
import { long } from '../support/long.ts'
import { anyTree } from './any-tree.ts'
import { allColumns, changeColumn } from './change-column.ts'

// The small tables that everything refers to come from memory, and no answer may tell.

/** A tree that leads to every row and column of them that lessons and visits refer to. */
const everything = {
  orderBy: { id: 'asc' },
  select: {
    title: true,
    collection: true,
    missionTypes: { orderBy: { rank: 'asc' } },
    policyDomains: {
      orderBy: [{ position: 'asc' }, { code: 'desc' }],
      include: { parent: true, children: { orderBy: { labelFr: 'desc' } } },
    },
    countries: { orderBy: { code: 'asc' }, include: { region: { include: { parent: true } } } },
    visit: {
      select: {
        programme: true,
        municipalities: {
          orderBy: { name: 'desc' },
          include: {
            country: { include: { municipalities: { orderBy: [{ population: 'desc' }, { id: 'asc' }] } } },
          },
        },
      },
    },
  },
} satisfies Prisma.LessonFindManyArgs

/** The tables that refer to them, each with its way to ask. */
const referring: Record<
  string,
  (from: Omit<VisibleClient, '$memory' | '$onShelf' | '$tally'>, tree: object) => Promise<unknown>
> = {
  Lesson: (from, tree) => from.lesson.findMany(tree),
  GoodPractice: (from, tree) => from.goodPractice.findMany(tree),
  Visit: (from, tree) => from.visit.findMany(tree),
  VisitPlace: (from, tree) => from.visitPlace.findMany(tree),
  Delegate: (from, tree) => from.delegate.findMany(tree),
  Partnership: (from, tree) => from.partnership.findMany(tree),
  PartnershipMember: (from, tree) => from.partnershipMember.findMany(tree),
  Coordinator: (from, tree) => from.coordinator.findMany(tree),
  Person: (from, tree) => from.person.findMany(tree),
}
const keyOrder = (model: string) => facts[model]?.key.map(name => ({ [name]: 'asc' }))

const tables = remembered.map(model => facts[model]?.table ?? '')

/** Asserts that what `db` answers now is what Prisma answers now. */
async function agrees(db: VisibleClient, { prisma }: Database): Promise<void> {
  expect(await db.lesson.findMany(everything)).toEqual(await prisma.lesson.findMany(everything))
}

async function within(milliseconds: number, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await holds())) {
    expect(Date.now()).toBeLessThan(end)
    await wait(10)
  }
}

eachDatabase(
  'what is remembered',
  open => {
    let database: Database
    let db: VisibleClient
    beforeAll(async () => {
      database = await open()
      db = visibleClient(database, {})
      await database.reference.now()
    })
    afterAll(() => database[Symbol.asyncDispose]())

    test('stands in no statement', async () => {
      const sent: string[] = []
      using _listening = database.onStatement(sql => sent.push(sql))
      await agrees(db, database)
      for (const table of tables) expect(sent[0]).not.toContain(`"${table}"`)
      expect(sent[0]).toContain('reference_revision')
    })

    test.each(Object.keys(referring))(
      `makes any tree from %s what Prisma makes it (seed ${seed})`,
      async model => {
        const [random, asked] = [randomFrom(seed, model), referring[model]]
        for (let i = 0; i < (long ? 100 : 15); i++) {
          const tree = { ...anyTree(random, model), take: 5, orderBy: keyOrder(model) }
          const sent: string[] = []
          const expected = await asked?.(database.prisma, tree)
          using _listening = database.onStatement(sql => sent.push(sql))
          expect(await asked?.(db, tree), JSON.stringify(tree)).toEqual(expected)
          expect(sent).toHaveLength(1)
          for (const table of tables) expect(sent[0], JSON.stringify(tree)).not.toContain(`"${table}" `)
        }
      },
    )

    test.each(allColumns())('changed in %s.%s shows in the next answer', async (model, column) => {
      await changeColumn(database, model, column)
      await agrees(db, database)
    })

    test('is there when it was made or taken away a moment ago', async () => {
      const [lesson] = await database.prisma.lesson.findMany({ take: 1 })
      const labels = { labelNl: 'é', labelFr: 'e', labelEs: 'E', labelEn: 'ë' }
      const domain = await database.prisma.policyDomain.create({
        data: { code: 'new', position: 1, ...labels, lessons: { connect: { id: lesson?.id } } },
      })
      await agrees(db, database)
      await database.prisma.policyDomain.delete({ where: { id: domain.id } })
      await agrees(db, database)
    })

    test('is not what a transaction wrote that failed', async () => {
      const { revision } = await database.reference.verified()
      const failed = database.prisma.$transaction(async tx => {
        await tx.collection.updateMany({ data: { labelNl: 'nooit' } })
        throw new Error('no')
      })
      await expect(failed).rejects.toThrow('no')
      expect((await database.reference.verified()).revision).toBe(revision)
      await agrees(db, database)
    })

    test('is read once for a transaction that changes many rows', async () => {
      const before = BigInt((await database.reference.verified()).revision)
      await database.prisma.$transaction([
        database.prisma.municipality.updateMany({ data: { population: 7 } }),
        database.prisma.country.updateMany({ data: { regionCode: '002' } }),
      ])
      expect(BigInt((await database.reference.verified()).revision)).toBe(before + 1n)
      await agrees(db, database)
    })

    test('is read ahead of the next question, once it was heard that it changed', async () => {
      const { revision } = await database.reference.verified()
      await database.prisma.collection.updateMany({ data: { labelNl: 'gehoord' } })
      await within(2_000, async () => (await database.reference.now()).revision !== revision)
      const sent: string[] = []
      using _listening = database.onStatement(sql => sent.push(sql))
      await db.lesson.findMany(everything)
      expect(sent).toHaveLength(1)
    })

    test('is left alone when it cannot catch up with whoever writes without end', async () => {
      const old = await database.reference.now()
      await database.query(`update collection set label_nl = label_nl || ' nu'`)
      const behind = { ...database.reference, now: async () => old, newerThan: async () => old }
      const sent: string[] = []
      using _listening = database.onStatement(sql => sent.push(sql))
      const { lesson } = visibleClient({ ...database, reference: behind }, {})
      const { collection } = await lesson.findFirstOrThrow({ include: { collection: true } })
      expect(collection.labelNl).toMatch(/ nu$/)
      const reads = sent.filter(sql => sql.includes('from "lesson"'))
      expect(reads.map(sql => sql.includes('"collection" '))).toEqual([false, false, false, true])
    })

    test('is joined where a rule says who may see it', async () => {
      const ruled = visibleClient(database, { Municipality: { where: { side: 'SOUTH' } } })
      const visits = await ruled.visit.findMany({ include: { municipalities: true } })
      const sides = visits.flatMap(visit => visit.municipalities.map(each => each.side))
      expect(new Set(sides)).not.toContain('NORTH')
    })

    test('cannot be changed by who reads it', async () => {
      const [lesson] = await db.lesson.findMany({ take: 1, include: { collection: true } })
      expect(() => Object.assign(lesson?.collection ?? {}, { code: 'x' })).toThrow(TypeError)
    })
  },
  exampled,
)

onPostgreSQL('what another process remembers', server => {
  let both: Awaited<ReturnType<typeof openTwice>>
  let db: VisibleClient
  beforeAll(async () => {
    both = await openTwice(server, exampled)
    db = visibleClient(both.other, {})
    await both.other.reference.now()
  })
  afterAll(() => both[Symbol.asyncDispose]())

  test.each(allColumns())('changed in %s.%s shows in its next answer', async (model, column) => {
    await changeColumn(both.one, model, column)
    await agrees(db, both.one)
  })

  test('comes exact with the lists of keys of one tick, and by one statement', async () => {
    await both.one.query(`update collection set label_nl = 'nu' where code = 'own'`)
    const keys = await both.one.prisma.lesson.findMany({ take: 3, select: { id: true } })
    const sent: string[] = []
    using _listening = both.other.onStatement(sql => sent.push(sql))
    const [lessons, visits, memory] = await Promise.all([
      db.lesson.findMany({ where: { id: { in: keys.map(({ id }) => id) } }, include: { collection: true } }),
      db.visit.findMany({ where: { id: { in: [] } } }),
      db.$memory.exact(),
    ])
    expect([lessons.length, visits.length]).toEqual([3, 0])
    expect(memory.byCode('Collection', 'own')?.labelNl).toBe('nu')
    // Others are the reading of the memory or of its revision, and the same once more, where it had not heard yet.
    const ofAnswer = sent.filter(
      sql => !sql.includes('dense_rank') && !sql.startsWith('select (select revision'),
    )
    expect(new Set(ofAnswer)).toHaveProperty('size', 1)
    expect((await db.$memory.exact()).byCode('Collection', 'none')).toBeUndefined()
  })

  test('is read ahead of its next question', async () => {
    const { revision } = await both.other.reference.verified()
    await both.one.prisma.collection.updateMany({ data: { labelNl: 'gehoord' } })
    await within(2_000, async () => (await both.other.reference.now()).revision !== revision)
  })

  test('is exact while its listening connection is broken, and heard of again afterwards', async () => {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'kennisband listen kennisband_reference'`
    await both.one.reference.now()
    await both.one.query(cut)
    await both.one.prisma.collection.updateMany({ data: { labelNl: 'ongehoord' } })
    await agrees(db, both.one)
    await within(5_000, async () => {
      const { revision } = await both.other.reference.verified()
      await both.one.query(`update collection set label_nl = label_nl || '.'`)
      await wait(200)
      return (await both.other.reference.now()).revision !== revision
    })
  })

  test('agrees with the rows that were changed with it, while both write and read', async () => {
    const { id } = await both.one.prisma.lesson.findFirstOrThrow({ where: { collection: { code: 'own' } } })
    const write = `with changed as (update collection set label_nl = $1 where code = 'own' returning label_nl)
      update lesson set title = label_nl from changed where id = $2`
    let writers = 2
    const seen = new Set<string>()
    const writing = async (database: Database, letter: string) => {
      for (let i = 0; seen.size < 5 && i < 2_000; i++) await database.query(write, [`${letter}${i}`, id])
      writers--
    }
    const reading = async () => {
      while (writers > 0) {
        const tree = { where: { id }, select: { title: true, collection: { select: { labelNl: true } } } }
        const { title, collection } = await db.lesson.findFirstOrThrow(tree)
        expect(collection.labelNl).toBe(title)
        seen.add(title)
      }
    }
    await both.one.query(write, ['first', id])
    await Promise.all([writing(both.one, 'a'), writing(both.other, 'b'), reading(), reading()])
    expect(seen.size).toBeGreaterThan(4)
  })
})

describe('the remembered tables', () => {
  test('are small ones, whose every relation is by one key', () => {
    for (const model of remembered)
      for (const relation of Object.values(facts[model]?.relations ?? {}))
        expect(relation.here).toHaveLength(1)
  })
})
