import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { holdings } from '../../src/example/what-holds-on.ts'
import { loadExample } from '../../src/example/load-example.ts'
import { removeExample } from '../../src/example/remove-example.ts'
import { loadCatalogues } from '../../src/field/catalogues/load-catalogues.ts'
import { freshDatabase } from '../support/database.ts'
import { foldChanges } from '../../src/knowledge/counts/fold-changes.ts'

const today = new Date('2031-03-01T23:30:00Z')
const tables = [
  'municipality',
  'person',
  'app_user',
  'partnership',
  'visit',
  'lesson',
  'good_practice',
] as const

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
  await loadCatalogues(database.prisma)
})
afterAll(() => database[Symbol.asyncDispose]())

/** How many rows each table of ours has, all of them but what follows the others (outbox, index). */
async function allCounts(): Promise<Record<string, number>> {
  const names = await database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname not in ('outbox', '_prisma_migrations') and relname not like 'index%' and relname <> 'vocabulary'
     -- Numbers, counted down to nothing.
     and relname not in ('lesson_shelf', 'lesson_change', 'coverage_cell') order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of names) {
    const [row] = await database.query<{ n: number }>(`select count(*)::int as n from "${name}"`)
    counts[name] = row?.n ?? -1
  }
  return counts
}

describe('the example world in a database', () => {
  let before: Record<string, number>
  beforeAll(async () => {
    before = await allCounts()
    await loadExample(database.prisma, today)
  })

  it('is whole, and every row of it is marked', async () => {
    for (const table of tables) {
      const [row] = await database.query<{ all: number; marked: number }>(
        `select count(*)::int as all, count(*) filter (where is_example)::int as marked from ${table}`,
      )
      expect(row?.all, table).toBeGreaterThanOrEqual(10)
      expect(row?.marked, table).toBe(row?.all)
    }
  })

  it('counts its days from the day it was loaded', async () => {
    const { prisma } = database
    const planned = await prisma.visit.findFirstOrThrow({
      where: { title: { contains: 'waarschuwingsketen' } },
    })
    expect(planned.startsOn.toISOString()).toBe('2031-03-25T00:00:00.000Z')
    expect(await prisma.visit.count({ where: { startsOn: { gt: today } } })).toBe(5)
    expect(
      await prisma.lesson.count({ where: { reviewOn: { lt: today }, state: 'PUBLISHED' } }),
    ).toBeGreaterThan(2)
    expect(await prisma.lesson.count({ where: { publishedAt: { gte: today } } })).toBe(0)
  })

  it('hangs together: a lesson with its visit, partnership, domains, author and first wording', async () => {
    const lesson = await database.prisma.lesson.findFirstOrThrow({
      where: { title: { startsWith: 'Betalen per ton' } },
      include: {
        visit: {
          include: { municipalities: true, missionTypes: true, places: { include: { municipality: true } } },
        },
        partnership: true,
        policyDomains: { orderBy: { code: 'asc' } },
        author: { include: { person: true } },
        countries: true,
        original: true,
      },
    })
    expect(lesson.author?.person.name).toBe('Katrien Kwikstaart')
    expect(lesson.partnership?.name).toBe('Scheldekerke – Keur Latyr')
    expect(lesson.policyDomains.map(domain => domain.code)).toEqual([
      'public-procurement',
      'waste-collection',
    ])
    expect(lesson.countries.map(country => country.code)).toEqual(['SN'])
    expect(lesson.visit?.municipalities.map(one => one.name)).toEqual(['Scheldekerke'])
    expect(lesson.visit?.missionTypes.map(type => type.code)).toEqual(['TECHNICAL'])
    expect(lesson.visit?.places[0]?.municipality?.name).toBe('Keur Latyr')
    expect(lesson.original?.lesson).toBe(lesson.lesson)
    expect(lesson.sourceKey).toBeNull()
  })

  it('is loaded only once', async () => {
    await expect(loadExample(database.prisma, today)).rejects.toThrow('loaded already')
  })

  it('leaves no trace when it is taken out, and can be loaded again', async () => {
    expect(await removeExample(database.prisma)).toBeGreaterThan(200)
    expect(await allCounts()).toEqual(before)
    await foldChanges(database, 10_000)
    const counted = await database.query(
      `select from lesson_shelf where count <> 0 or circle like '%:%'
       union all select from coverage_cell where (worked, failed, mixed, not_stated) <> (0, 0, 0, 0)`,
    )
    expect(counted).toEqual([])
    await loadExample(database.prisma, today)
  })
})

describe('something real that refers to it', () => {
  const own = () => database.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })

  it('keeps it in place, counted by kind, until it is gone', async () => {
    const { prisma } = database
    const visit = await prisma.visit.findFirstOrThrow({ where: { isExample: true } })
    const municipality = await prisma.municipality.findFirstOrThrow({
      where: { isExample: true, side: 'NORTH' },
    })
    const collectionId = (await own()).id
    const write = { collectionId, language: 'nl', outcome: 'WORKED', lesson: 'Echt gebeurd.' } as const
    const first = await prisma.lesson.create({ data: { ...write, title: 'Echte les', visitId: visit.id } })
    const second = await prisma.lesson.create({
      data: { ...write, title: 'Nog een', municipalityId: municipality.id },
    })
    const token = await prisma.token.create({
      data: { name: 'dashboards', role: 'OFFICER', hash: 'x', municipalityId: municipality.id },
    })
    const before = await allCounts()
    await expect(removeExample(prisma)).rejects.toThrow(
      'The example world stays: 2 lessons, 1 token of your own',
    )
    expect(await allCounts()).toEqual(before)

    await prisma.lesson.deleteMany({ where: { id: { in: [first.id, second.id] } } })
    await prisma.token.delete({ where: { id: token.id } })
    await removeExample(prisma)
    expect(await prisma.visit.count()).toBe(0)
    await loadExample(prisma, today)
  })

  it('is looked for along every foreign key that leads to a marked table', async () => {
    const keys = await database.query<{ table: string; column: string; target: string }>(
      `select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target, quote_ident(a.attname) as column
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and exists (
         select from pg_attribute m where m.attrelid = c.confrelid and m.attname = 'is_example')
       order by 1, 2`,
    )
    // What belongs to a row of the world leaves with it; a join between two such rows is counted from one side.
    const leavesAlong = new Set([
      'lesson_original.lesson_id',
      'lesson_review.lesson_id',
      'lesson_citation.lesson_id',
      'question_answer.question_id',
      'lesson_collection_item.collection_id',
      'event_invitation.event_id',
      'sent_dossier.event_id',
      'session.event_id',
      '"_EventOrganisers"."A"',
      '"_EventToProgramme"."A"',
      'upload.user_id',
      'upload.token_id',
      // History goes before what it is about.
      'revision.participation_id',
      // What was said to answer a gap is forgotten with it.
      'knowledge_gap.lesson_id',
      'knowledge_gap.good_practice_id',
      'saved_search.user_id',
      'saved_search.token_id',
      'revision.user_id',
      'revision.token_id',
      'good_practice_lesson.practice_id',
      'brief_item.brief_id',
      'partnership_member.partnership_id',
      'coordinator.partnership_id',
      'visit_place.visit_id',
      'delegate.visit_id',
      'visit_activity.visit_id',
      'finding.visit_id',
      'actor_met.visit_id',
      'personal_report.visit_id',
      'identification.visit_id',
      'judged_result.visit_id',
      'steering_structure.visit_id',
      'bottleneck.visit_id',
      'planned_result.partnership_id',
      'steering_structure.partnership_id',
      'visit_invitation.visit_id',
      'recommendation_follow_up.recommendation_id',
      'participation_contact.participation_id',
      'stated_reason.participation_id',
      // What showed a reason is forgotten with it; the sentence stays.
      ...['visit', 'recommendation', 'lesson'].flatMap(what => [
        `stated_reason.${what}_id`,
        `weighing_evidence.${what}_id`,
      ]),
      'weighing.participation_id',
      // How it is weighed holds on, whoever set it so.
      'weighing_rule.user_id',
      'weighing_rule.token_id',
      '"_MunicipalityToVisit"."B"',
      '"_PartnershipToVisit"."B"',
      '"_PartnershipToProgramme"."A"',
    ])
    const isJoinWithCatalogue = (table: string) =>
      table.startsWith('"_') && keys.filter(other => other.table === table).length === 1
    const isCounted = ({ table, column, target }: (typeof keys)[number]) =>
      holdings.some(({ count }) =>
        new RegExp(`from ${table}\\s[^]*${column} in \\(select id from ${target} where is_example`).test(
          count,
        ),
      )
    const forgotten = keys.filter(
      key =>
        !leavesAlong.has(`${key.table}.${key.column}`) && !isJoinWithCatalogue(key.table) && !isCounted(key),
    )
    expect(forgotten).toEqual([])
    expect(keys.length).toBeGreaterThan(40)
  })
})

describe('what the world holds of its own after work was done in it', () => {
  it('leaves with its history, and the history of what is real stays', async () => {
    const { prisma } = database
    const lesson = await prisma.lesson.findFirstOrThrow({ where: { isExample: true, state: 'PUBLISHED' } })
    const editor = await prisma.user.findFirstOrThrow({ where: { isExample: true, role: 'EDITOR' } })
    const real = await prisma.municipality.create({
      data: { name: 'Echtgem', side: 'NORTH', countryCode: 'BE' },
    })
    await prisma.revision.create({
      data: { kind: 'Lesson', subjectId: lesson.id, action: 'edit', userId: editor.id },
    })
    await prisma.revision.create({ data: { kind: 'Municipality', subjectId: real.id, action: 'create' } })
    await prisma.idempotencyKey.create({
      data: { actor: editor.id, key: 'k', action: 'captureLesson', subjectId: lesson.id, digest: 'd' },
    })
    await prisma.lessonReview.create({
      data: { lessonId: lesson.id, significant: true, valid: true, applicable: true, userId: editor.id },
    })
    await removeExample(prisma)
    expect(await prisma.revision.findMany({ select: { subjectId: true } })).toEqual([{ subjectId: real.id }])
    expect(await prisma.idempotencyKey.count()).toBe(0)
    expect(await prisma.municipality.findMany({ select: { name: true } })).toEqual([{ name: 'Echtgem' }])
  })
})
