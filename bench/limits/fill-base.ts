import type { Database } from '../../src/db/database.ts'
import type { Language } from '../../src/language/language.ts'

export interface Filling {
  /** What the lessons say, each in its language; words that nobody knows unless given. */
  readonly texts?: readonly { readonly text: string; readonly language: Language }[]
  /** What the visits are called. */
  readonly titles?: readonly string[]
  /** The PostgreSQL database to fill, which is empty; otherwise one inside the process. */
  readonly url?: string
  /** Hears how far it is. */
  readonly say?: (what: string) => void
}

/**
 * A base of the size that the limits are set for, and worse shaped than a true one: a tenth of all lessons hangs on
 * one municipality and one partnership, a hundredth on one visit, so that what leads back to them leads to much.
 */
export async function fillBase(
  { query, prisma }: Database,
  lessons: number,
  { texts, titles, say = () => {} }: Filling = {},
): Promise<void> {
  const run = (sql: string, values: readonly unknown[] = []) => query(sql, values)
  const { id: collection } = await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  await run(
    // Of a pool of connections each would see a temporary table of its own.
    "create unlogged table words as select string_agg(md5(n::text), ' ') as text from generate_series(1, 20) n",
  )
  await run(`insert into municipality (id, name, side, country_code)
    select ${id('1', 'n')}, 'Municipality ' || n, (case when n % 3 = 0 then 'SOUTH' else 'NORTH' end)::"Side",
           (case when n % 3 = 0 then (select code from country order by code offset n % 40 limit 1) else 'BE' end)
    from generate_series(1, 300) n`)
  await run(`insert into person (id, name, job_title, municipality_id)
    select ${id('2', 'n')}, 'Person ' || n, 'Officer', ${id('1', '1 + n % 300')} from generate_series(1, 1500) n`)
  await run(`with made as (
      insert into partnership (id, name, form, status, started_on)
      select ${id('3', 'n')}, 'Partnership ' || n, (enum_range(null::"PartnershipForm"))[1], 'ACTIVE', '2015-01-01' from generate_series(1, 100) n)
    insert into partnership_member (partnership_id, municipality_id)
    select ${id('3', 'n')}, ${id('1', '3 * n - k')} from generate_series(1, 100) n, generate_series(0, 2) k`)
  await run(`insert into coordinator (id, partnership_id, municipality_id, person_id, from_on)
    select ${id('4', 'n * 3 + k')}, ${id('3', 'n')}, ${id('1', '3 * n - k')}, ${id('2', 'n')}, '2020-01-01'
    from generate_series(1, 100) n, generate_series(0, 2) k`)
  await run(
    `with made as (
      insert into visit (id, title, starts_on, ends_on, purpose, report)
      select ${id('5', 'n')}, coalesce(left(($1::text[])[n], 200), 'Visit ' || n), date '2015-01-01' + n * 4, date '2015-01-08' + n * 4,
        ${unlessCalled}, ${unlessCalled}
      from generate_series(1, 1000) n, words),
    travelled as (
      insert into "_MunicipalityToVisit" ("A", "B") select ${id('1', '3 * (1 + n % 100) - 1')}, ${id('5', 'n')} from generate_series(1, 1000) n),
    partners as (
      insert into "_PartnershipToVisit" ("A", "B") select ${id('3', '1 + n % 100')}, ${id('5', 'n')} from generate_series(1, 1000) n),
    domains as (
      insert into "_PolicyDomainToVisit" ("A", "B") select d.id, ${id('5', 'n')}
      from generate_series(1, 1000) n, lateral (select id from policy_domain order by code offset n % 30 limit 2) d),
    countries as (
      insert into "_CountryToVisit" ("A", "B") select m.country_code, ${id('5', 'n')}
      from generate_series(1, 1000) n join municipality m on m.id = ${id('1', '3 * (1 + n % 100)')}),
    delegates as (
      insert into delegate (id, visit_id, position, person_id, municipality_id)
      select ${id('6', 'n * 5 + k')}, ${id('5', 'n')}, k, ${id('2', 'n')}, ${id('1', '1 + n % 300')} from generate_series(1, 1000) n, generate_series(1, 5) k),
    places as (
      insert into visit_place (id, visit_id, position, country_code, municipality_id)
      select ${id('7', 'n * 3 + k')}, ${id('5', 'n')}, k, 'SN', ${id('1', '3 * (1 + n % 100)')} from generate_series(1, 1000) n, generate_series(1, 3) k)
    insert into "_MissionTypeToVisit" ("A", "B")
    select m.id, ${id('5', 'n')} from generate_series(1, 1000) n, lateral (select id from mission_type order by rank offset n % 3 limit 2) m`,
    [titles ?? []],
  )
  const batch = 1000
  for (let from = 1; from <= lessons; from += batch) {
    const said = texts?.slice(from - 1, from - 1 + batch) ?? []
    const span = `generate_series(${from}, ${Math.min(from + batch - 1, lessons)}) n`
    await run(
      `with made as (
        insert into lesson (id, title, language, lesson, context, what_happened, why, recommendation, outcome, pillars, state, visibility,
          collection_id, visit_id, partnership_id, municipality_id, source_key, published_at, created_at, experienced_on)
        select ${id('8', 'n')}, coalesce(left(said.text, 80), 'Lesson ' || md5(n::text)),
          coalesce(said.language::"Language", (enum_range(null::"Language"))[1 + n % 4]), coalesce(said.text, words.text),
          ${unlessSaid}, ${unlessSaid}, ${unlessSaid}, ${unlessSaid},
          (enum_range(null::"Outcome"))[1 + n % 3], '{POLITICAL}', 'PUBLISHED', (enum_range(null::"Visibility"))[1 + n % 4],
          $1::uuid, ${id('5', here(100, 1000))}, ${id('3', here(10, 100))}, ${id('1', here(10, 300))}, n::text, now(), now() - n * interval '1 hour', date '2015-01-01' + n % 4000
        from ${span} cross join words
        left join unnest($2::text[], $3::text[]) with ordinality said (text, language, place) on said.place = n - ${from - 1}),
      types as (insert into "_LessonToMissionType" ("A", "B")
        select ${id('8', 'n')}, m.id from ${span}, lateral (select id from mission_type order by rank offset n % 3 limit 2) m),
      countries as (insert into "_CountryToLesson" ("A", "B")
        select c.code, ${id('8', 'n')} from ${span}, lateral (select code from country order by code offset n % 60 limit 2) c)
      insert into "_LessonToPolicyDomain" ("A", "B")
      select ${id('8', 'n')}, d.id from ${span}, lateral (select id from policy_domain order by code offset n % 30 limit 3) d`,
      [collection, said.map(({ text }) => text), said.map(({ language }) => language)],
    )
    say(`${Math.min(from + batch - 1, lessons)} lessons written`)
  }
  await run(`with made as (
      insert into good_practice (id, title, language, summary, state, visibility, published_at)
      select ${id('9', 'n')}, 'Practice ' || n, 'en', words.text, 'PUBLISHED', 'PUBLIC', now() from generate_series(1, 200) n, words)
    insert into good_practice_lesson (practice_id, lesson_id, partnership_id)
    select ${id('9', 'n')}, ${id('8', `1 + (n * 10 + k - 1) % ${lessons}`)}, ${id('3', '1 + k')} from generate_series(1, 200) n, generate_series(1, 8) k`)
  await run('drop table words')
  await run('analyze')
}

/** A title that is given is all that a visit says. */
const unlessCalled = 'case when ($1::text[])[n] is null then words.text end'

/** A text that is given is the whole of a lesson. */
const unlessSaid = 'case when said.text is null then words.text end'

/** Ids that can be reckoned, one series for each table. */
const id = (series: string, n: string) =>
  `('0190000${series}-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`

/** One of so many hangs on the first, the others are spread. */
const here = (one: number, many: number) => `case when n % ${one} = 0 then 1 else 1 + n % ${many} end`
