import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../support/world.ts'
import { searchables } from '../../../src/use/finding/searchables.ts'
import { documentOf } from '../../../src/search/searchable.ts'
import { KnownThesaurus } from '../../../src/search/thesaurus/known-thesaurus.ts'

// Whatever stands in a document has a trigger: each of these changes alters documents, and afterwards the index and
// the rows agree, without anybody having asked for a comparison.

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

async function versionsInRows(): Promise<Map<string, string>> {
  const versions = new Map<string, string>()
  await using thesaurus = await KnownThesaurus.open(world.database)
  for (const { kind, ids, load } of searchables) {
    const all = await ids(world.prisma, undefined, 10_000)
    for (const row of await load(world.prisma, all)) {
      const { id, version } = documentOf(kind, row, [thesaurus.expansion])
      versions.set(id, version)
    }
  }
  return versions
}

async function versionsInIndex(): Promise<Map<string, string>> {
  const rows = await world.database.query<{ id: string; version: string }>(
    `select kind || '_' || id as id, version from indexed_document`,
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}

const some = {
  lesson: `(select id from lesson where state = 'PUBLISHED' and visit_id is not null and not anonymous order by id limit 1)`,
  practice: `(select id from good_practice where state = 'PUBLISHED' order by id limit 1)`,
  visit: `(select v.id from visit v join visit_place p on p.visit_id = v.id where exists (select from lesson l where l.visit_id = v.id and l.visibility <> 'PUBLIC' and l.state = 'PUBLISHED') order by v.id limit 1)`,
}

it.each([
  `update lesson set title = 'Een nieuwe titel' where id = ${some.lesson}`,
  `update lesson set lesson = 'Andere tekst' where id = ${some.lesson}`,
  `update lesson set recommendation = 'Doe het anders' where id = ${some.lesson}`,
  `update lesson set context = 'Elders', what_happened = 'Niets', why = 'Daarom', holds_when = 'Altijd', evidence = 'Cijfers' where id = ${some.lesson}`,
  `update lesson set outcome = 'MIXED' where id = (select id from lesson where state = 'PUBLISHED' and outcome <> 'MIXED' limit 1)`,
  `update lesson set language = 'es' where id = (select id from lesson where state = 'PUBLISHED' and language <> 'es' limit 1)`,
  `update lesson set anonymous = not anonymous where id = ${some.lesson}`,
  `update lesson set experienced_on = '2011-01-01' where id = ${some.lesson}`,
  `update lesson set visibility = 'INTERNAL' where id = (select id from lesson where state = 'PUBLISHED' and visibility = 'PUBLIC' limit 1)`,
  `update lesson set state = 'WITHDRAWN' where id = ${some.lesson}`,
  `update lesson set municipality_id = (select id from municipality where side = 'NORTH' order by id desc limit 1) where id = ${some.lesson}`,
  `update lesson set collection_id = (select id from collection where code = 'ifrc') where id = ${some.lesson}`,
  `delete from "_LessonToPolicyDomain" where "A" = (select j."A" from "_LessonToPolicyDomain" j join lesson l on l.id = j."A" where l.state = 'PUBLISHED' limit 1)`,
  `delete from "_LessonToMissionType" where "A" = (select j."A" from "_LessonToMissionType" j join lesson l on l.id = j."A" where l.state = 'PUBLISHED' limit 1)`,
  `delete from "_CountryToLesson" where "B" = (select j."B" from "_CountryToLesson" j join lesson l on l.id = j."B" where l.state = 'PUBLISHED' limit 1)`,
  `insert into "_CountryToLesson" select 'NP', id from lesson where id = ${some.lesson}`,
  `update good_practice set title = 'Een nieuwe titel', summary = 'Kort' where id = ${some.practice}`,
  `update good_practice set how_to_apply = 'Zo', holds_when = 'Steeds' where id = ${some.practice}`,
  `update good_practice set visibility = 'INTERNAL' where id = (select id from good_practice where state = 'PUBLISHED' and visibility <> 'INTERNAL' limit 1)`,
  `delete from "_GoodPracticeToPolicyDomain" where "A" = ${some.practice}`,
  `insert into "_GoodPracticeToMissionType" select ${some.practice}, id from mission_type where id not in (select "B" from "_GoodPracticeToMissionType" where "A" = ${some.practice}) limit 1`,
  `insert into "_CountryToGoodPractice" select 'NP', ${some.practice}`,
  `update visit set title = 'Een nieuwe reis' where id = ${some.visit}`,
  `update visit set starts_on = '2015-02-03', ends_on = '2015-02-09' where id = ${some.visit}`,
  `insert into "_MunicipalityToVisit" select id, ${some.visit} from municipality where side = 'NORTH' and id not in (select "A" from "_MunicipalityToVisit" where "B" = ${some.visit}) limit 1`,
  `insert into "_PolicyDomainToVisit" select id, ${some.visit} from policy_domain where id not in (select "A" from "_PolicyDomainToVisit" where "B" = ${some.visit}) limit 1`,
  `insert into "_MissionTypeToVisit" select id, ${some.visit} from mission_type where id not in (select "A" from "_MissionTypeToVisit" where "B" = ${some.visit}) limit 1`,
  `insert into "_CountryToVisit" select 'NP', ${some.visit}`,
  `insert into "_PartnershipToVisit" select id, ${some.visit} from partnership where id not in (select "A" from "_PartnershipToVisit" where "B" = ${some.visit}) limit 1`,
  `update visit_place set name = 'Ngor' where visit_id = ${some.visit}`,
  `delete from visit_place where visit_id = ${some.visit}`,
  `update municipality set name = 'Nieuwstad' where id = (select municipality_id from lesson where id = ${some.lesson})`,
  `update municipality set other_names = '{Oudstad}' where id = (select "A" from "_MunicipalityToVisit" where "B" = ${some.visit} limit 1)`,
  `update partnership set name = 'Een ander verbond' where id = (select partnership_id from lesson where state = 'PUBLISHED' and partnership_id is not null and not anonymous limit 1)`,
  `insert into partnership_member (partnership_id, municipality_id) select p.id, m.id from municipality m, (select "A" as id from "_PartnershipToVisit" limit 1) p
     where m.id not in (select municipality_id from partnership_member where partnership_id = p.id) limit 1`,
  `update policy_domain set parent_id = null where id = (select d.id from policy_domain d join "_LessonToPolicyDomain" j on j."B" = d.id join lesson l on l.id = j."A" where d.parent_id is not null and l.state = 'PUBLISHED' limit 1)`,
  `update policy_domain set label_en = 'Something else' where id = (select "A" from "_PolicyDomainToVisit" limit 1)`,
  `update mission_type set label_en = 'Something else'`,
  `update collection set code = 'ours' where code = 'own'`,
  `update country set region_code = '150' where code = (select "A" from "_CountryToLesson" j join lesson l on l.id = j."B" where l.state = 'PUBLISHED' limit 1)`,
  `update region set parent_code = '150' where code = '011'`,
  `delete from visit where id = (select v.id from visit v where not exists (select from lesson l where l.visit_id = v.id) limit 1)`,
])('%s', async change => {
  const before = await versionsInRows()
  await world.database.query(change)
  const rows = await versionsInRows()
  expect(rows, 'the change alters documents').not.toEqual(before)
  await world.settled()
  expect(await versionsInIndex()).toEqual(rows)
})

it.each([
  `insert into lesson (id, title, lesson, language, outcome, collection_id) select '01930000-0000-7000-8000-00000000d7af', 'Nog niet af', 'Tekst', 'nl', 'WORKED', id from collection where code = 'own'`,
  `update lesson set title = 'Bijna af' where title = 'Nog niet af'`,
  `insert into "_CountryToLesson" select 'NP', id from lesson where title = 'Bijna af'`,
  `update lesson set state = 'IN_REVIEW' where title = 'Bijna af'`,
  `delete from lesson where title = 'Bijna af'`,
])('what is not published leaves nothing to carry: %s', async change => {
  await world.settled()
  const rows = `select (select last_value from outbox_seq_seq)::text as seq`
  const before = await world.database.query(rows)
  await world.database.query(change)
  expect(await world.database.query(rows)).toEqual(before)
})
