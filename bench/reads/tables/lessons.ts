import type { Sizes } from './world.ts'

const texts = {
  nl: [
    'Spreek schriftelijk af wie de container leegt.',
    'De burgers kwamen pas toen de markt voorbij was.',
    'Zonder een reserveonderdeel stond de pomp drie maanden stil.',
    'De schepen droeg het project, tot de verkiezingen.',
    'Wie het onderhoud betaalt, stond in geen enkel contract.',
  ],
  fr: [
    'Convenez par écrit de qui vide le conteneur.',
    'Les habitants ne sont venus qu’après le marché.',
    'Sans pièce de rechange la pompe est restée à l’arrêt trois mois.',
    'L’échevin portait le projet, jusqu’aux élections.',
    'Aucun contrat ne disait qui paie l’entretien.',
  ],
  es: [
    'Acuerden por escrito quién vacía el contenedor.',
    'Los vecinos llegaron solo después del mercado.',
    'Sin repuesto la bomba estuvo tres meses parada.',
    'El concejal sostenía el proyecto, hasta las elecciones.',
    'Ningún contrato decía quién paga el mantenimiento.',
  ],
  en: [
    'Agree in writing who empties the container.',
    'People came only after the market had closed.',
    'Without a spare part the pump stood still for three months.',
    'The alderman carried the project, until the elections.',
    'No contract said who pays for the upkeep.',
  ],
}

const sentences = Object.entries(texts).flatMap(([language, lines]) =>
  lines.map((line, at) => `('${language}', ${at}, '${line}')`),
)

const sentence = (what: string) => `t[1 + pg_temp.dice(n, '${what}', 5)]`
const paragraph = (what: string, count: number) =>
  Array.from({ length: count }, (_, i) => sentence(`${what} ${i}`)).join(` || ' ' || `)

/** Published when none of the dice says otherwise; `publicShare` of the lessons is for everyone to read. */
export const lessons = ({ lessons, visits }: Sizes, publicShare: number | undefined) => `
create temp table tongue as
  select code, (row_number() over (order by code desc) - 1)::int as at, array_agg(line order by place) as t
  from (values ${sentences.join(', ')}) said (code, place, line) group by code;
create temp table written as
  select n, moment, pg_temp.id_at(moment, 'lesson', n) as id, tongue.code as language, tongue.t, trip.id as visit_id, trip.month, trip.bond_id,
    coalesce(trip.north_id, (select id from north where at = 0)) as municipality_id, trip.country_code,
    pg_temp.dice(n, 'state', 100) as state, pg_temp.dice(n, 'visibility', 1000000) as seen
  from generate_series(1, ${lessons}) n
  cross join lateral (select timestamptz '2016-01-05 08:00:00+00' + n * (interval '3900 days' / ${lessons}) as at) moments
  cross join lateral (select date_trunc('milliseconds', at) as moment) rounded
  join tongue on tongue.at = pg_temp.slanted(n, 'language', 4)
  left join trip on trip.at = (n - 1) * ${visits}::bigint / ${lessons} and pg_temp.dice(n, 'origin', 5) > 0
  order by n;
analyze written;

insert into lesson (id, number, title, language, context, what_happened, why, lesson, recommendation, outcome, pillars, state, visibility,
    experienced_on, source_key, collection_id, visit_id, partnership_id, municipality_id, author_id, created_at, updated_at, published_at)
  select w.id, n, ${sentence('title')} || ' ' || n, language::"Language", ${paragraph('context', 2)}, ${paragraph('what', 4)}, ${paragraph('why', 2)},
    ${paragraph('lesson', 4)}, ${paragraph('advice', 2)}, (array['WORKED', 'FAILED', 'MIXED'])[1 + pg_temp.slanted(n, 'outcome', 3)]::"Outcome",
    '{ADMINISTRATION}', case when state < 96 then 'PUBLISHED' when state < 98 then 'IN_REVIEW' else 'WITHDRAWN' end::"State",
    ${visibility(publicShare)}::"Visibility", coalesce(month, moment::date), case when visit_id is null then 'bench-' || n end, collection.id,
    visit_id, bond_id, case when visit_id is not null then w.municipality_id end, officer.id, moment, moment, case when state < 96 then moment end
  from written w
  join collection on collection.code = case when visit_id is null then 'ifrc' else 'own' end
  left join officer on officer.municipality_id = w.municipality_id and officer.at = 0 and visit_id is not null
  order by n;
insert into lesson_original (lesson_id, title, context, what_happened, why, lesson, recommendation, author_id, at)
  select id, title, context, what_happened, why, lesson, recommendation, author_id, created_at from lesson where source_key is null;
insert into lesson_review (id, lesson_id, significant, valid, applicable, note, at)
  select pg_temp.id_at(moment, 'review', n), id, true, true, true, 'Helder, en elders te gebruiken.', moment + interval '1 day'
  from written where pg_temp.dice(n, 'review', 3) = 0;
insert into "_LessonToMissionType" ("A", "B")
  select distinct w.id, mission.id from written w cross join generate_series(1, 2) k
  join mission on mission.at = pg_temp.slanted(n, 'mission' || k, (select count(*) from mission)::int);
-- Two domains of one position would come in any order.
insert into "_LessonToPolicyDomain" ("A", "B")
  select distinct on (w.id, p.position) w.id, domain.id from written w cross join generate_series(1, 2) k
  join domain on domain.at = pg_temp.slanted(n, 'domain' || k, (select count(*) from domain)::int)
  join policy_domain p on p.id = domain.id order by w.id, p.position, p.code;
insert into "_CountryToLesson" ("A", "B")
  select country_code, id from written where country_code is not null union
  select land.id, w.id from written w join land on land.at = pg_temp.dice(n, 'land', (select count(*) * 2 from land)::int);
select setval(pg_get_serial_sequence('lesson', 'number'), ${lessons});
`

const others = [
  ['NETWORK', 1 / 3],
  ['FLEMISH', 3 / 4],
] as const

/** From the die `seen` of a million sides; two fifths are public unless told otherwise. */
function visibility(publicShare = 0.4): string {
  const upTo = (share: number) => Math.round(1_000_000 * (publicShare + (1 - publicShare) * share))
  const whens = others.map(([name, share]) => `when seen < ${upTo(share)} then '${name}'`)
  return `case when seen < ${upTo(0)} then 'PUBLIC' ${whens.join(' ')} else 'INTERNAL' end`
}

/** Drafts of one token, older than all lessons, for editing. */
export const drafts = ({ drafts }: Sizes, tokenId: string) => `
insert into lesson (id, title, language, context, lesson, outcome, pillars, collection_id, municipality_id, author_token_id, created_at, updated_at)
  select pg_temp.id_at(moment, 'draft', n), 'Ontwerp ' || n, 'nl', 'Een context.', 'Een les.', 'MIXED', '{}', collection.id, token.municipality_id, token.id, moment, moment
  from generate_series(1, ${drafts}) n cross join lateral (select timestamptz '2015-01-01 00:00:00+00' + n * interval '1 minute' as moment) moments
  join collection on collection.code = 'own' join token on token.id = '${tokenId}';
insert into lesson_original (lesson_id, title, context, lesson, author_token_id, at)
  select id, title, context, lesson, author_token_id, created_at from lesson where state = 'DRAFT';
`
