import { numbered } from './dice.ts'

/** How many of each there are beside a number of lessons. */
export function sizesOf(lessons: number) {
  const between = (least: number, wanted: number, most: number) =>
    Math.min(most, Math.max(least, Math.round(wanted)))
  return {
    lessons,
    north: 100,
    south: between(50, lessons / 200, 500),
    partnerships: between(60, lessons / 200, 600),
    people: between(300, lessons / 50, 4_000),
    visits: between(100, lessons / 8, 125_000),
    /** Of the token that edits; beside the lessons, since nobody else sees them. */
    drafts: 2_000,
  }
}

export type Sizes = ReturnType<typeof sizesOf>

const begin = `timestamptz '2016-01-04 09:00:00+00'`

/** Municipalities, partnerships, people and accounts; then visits with all that hangs on them. */
export const world = ({ north, south, partnerships, people, visits }: Sizes) => `
${numbered('mission', 'id', 'mission_type')}
${numbered('domain', 'id', 'policy_domain', 'parent_id is not null')}
${numbered('land', 'code', 'country', `code <> 'BE'`)}

insert into municipality (id, name, other_names, side, country_code, population)
  select pg_temp.id_at(${begin}, 'north', n), 'Noorderdorp ' || n, '{}', 'NORTH', 'BE', 8000 + pg_temp.dice(n, 'population', 90000)
  from generate_series(1, ${north}) n;
insert into municipality (id, name, other_names, side, country_code, population)
  select pg_temp.id_at(${begin}, 'south', n), 'Zuiderstad ' || n, array['Ciudad ' || n], 'SOUTH', land.id, 20000 + pg_temp.dice(n, 'population', 900000)
  from generate_series(1, ${south}) n join land on land.at = pg_temp.dice(n, 'country', (select count(*) from land)::int);
create temp table north as select id, (row_number() over (order by number) - 1)::int as at from municipality where side = 'NORTH';
create temp table south as select id, country_code, (row_number() over (order by number) - 1)::int as at from municipality where side = 'SOUTH';
analyze north, south;

insert into partnership (id, name, form, status, started_on)
  select pg_temp.id_at(${begin}, 'partnership', n), 'Stedenband ' || n, 'TWINNING', 'ACTIVE', date '2005-01-01' + pg_temp.dice(n, 'start', 4000)
  from generate_series(1, ${partnerships}) n;
create temp table bond as
  select p.id, p.number - 1 as at, north.id as north_id, south.id as south_id, south.country_code
  from partnership p
  join north on north.at = pg_temp.dice(p.number, 'north', ${north}) join south on south.at = (p.number - 1) % ${south};
analyze bond;
insert into partnership_member (partnership_id, municipality_id, joined_on)
  select id, north_id, date '2005-01-01' from bond union all select id, south_id, date '2005-01-01' from bond;
insert into "_PartnershipToPolicyDomain" ("A", "B")
  select bond.id, domain.id from bond join domain on domain.at = pg_temp.slanted(bond.at, 'domain', (select count(*) from domain)::int);

insert into person (id, name, job_title, email, municipality_id, consent, consent_on)
  select pg_temp.id_at(${begin}, 'person', n), 'Voornaam Achternaam ' || n, 'ambtenaar', 'persoon' || n || '@example.org', north.id,
    case when pg_temp.dice(n, 'consent', 10) < 6 then 'NAMED' else 'BY_ROLE' end::"Consent", date '2020-01-01'
  from generate_series(1, ${people}) n join north on north.at = n % ${north};
insert into app_user (id, role, person_id, municipality_id)
  select pg_temp.id_at(${begin}, 'user', row_number() over (order by id)), 'OFFICER', id, municipality_id from person;
create temp table officer as select id, municipality_id, (row_number() over (partition by municipality_id order by id) - 1)::int as at from app_user;
create temp table human as select id, (row_number() over (order by id) - 1)::int as at from person;
analyze officer, human;

insert into visit (id, title, purpose, starts_on, ends_on, month, pillars, report, created_at, updated_at)
  select pg_temp.id_at(day, 'visit', n), 'Werkbezoek ' || n, 'Zien hoe het daar werkt.', day::date, day::date + 6, date_trunc('month', day)::date,
    '{ADMINISTRATION}', 'Een verslag van het bezoek, in enkele zinnen, zoals het na de reis wordt geschreven.', day, day
  from generate_series(1, ${visits}) n, lateral (select ${begin} + n * (interval '3900 days' / ${visits}) as day) days;
create temp table trip as
  select v.id, v.number, v.number - 1 as at, v.month, bond.id as bond_id, bond.north_id, bond.south_id, bond.country_code
  from visit v join bond on bond.at = pg_temp.slanted(v.number, 'bond', ${partnerships});
create index on trip (at);
analyze trip;
insert into "_MunicipalityToVisit" ("A", "B")
  select north_id, id from trip union
  select north.id, trip.id from trip join north on north.at = pg_temp.dice(number, 'second', ${north * 2});
insert into "_PartnershipToVisit" ("A", "B") select bond_id, id from trip;
insert into "_CountryToVisit" ("A", "B") select country_code, id from trip;
insert into "_MissionTypeToVisit" ("A", "B")
  select distinct mission.id, trip.id from trip cross join generate_series(1, 2) k
  join mission on mission.at = pg_temp.slanted(number, 'mission' || k, (select count(*) from mission)::int);
insert into "_PolicyDomainToVisit" ("A", "B")
  select distinct domain.id, trip.id from trip cross join generate_series(1, 2) k
  join domain on domain.at = pg_temp.slanted(number, 'domain' || k, (select count(*) from domain)::int);
insert into visit_place (id, visit_id, position, country_code, municipality_id, name)
  select pg_temp.id_at(month, 'place' || k, number), id, k, country_code, case k when 1 then south_id end, case k when 2 then 'Veldpost ' || number end
  from trip cross join generate_series(1, 2) k;
insert into delegate (id, visit_id, position, person_id, job_title, municipality_id)
  select pg_temp.id_at(month, 'delegate' || k, number), trip.id, k, human.id, 'deelnemer', north_id
  from trip cross join generate_series(1, 3) k join human on human.at = pg_temp.dice(number, 'delegate' || k, ${people});
`
