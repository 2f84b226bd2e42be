// What dossiers and boards cost with many lessons, 1,000 visits and 300 municipalities, beside plain SQL for the same
// numbers: statements, milliseconds, and milliseconds that the process worked. Filling the base takes most of the run,
// some minutes on two cores; it says how far it is.
// npm run bench:dossier-load [-- --lessons 10000] [--rounds 15] [--database postgresql]
import { parseArgs } from 'node:util'
import { boards } from '../src/use/insights/boards/boards.ts'
import { startPostgreSQL } from '../test/support/postgresql.ts'
import { openBase } from './limits/open-base.ts'
import { makeSet } from './load/make-set.ts'

const { values } = parseArgs({
  options: {
    lessons: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '15' },
    database: { type: 'string', default: 'pglite' },
  },
})
const lessons = Number(values.lessons)
const rounds = Number(values.rounds)
const began = performance.now()
const say = (what: string) =>
  console.log(`${Math.round((performance.now() - began) / 1_000)} s`.padStart(6), what)
await using opened = new AsyncDisposableStack()
const server = values.database === 'postgresql' ? opened.use(await postgresql()) : undefined
say(`filling a base with ${lessons} lessons on ${values.database}`)
const { docs, queries } = await makeSet(lessons, 1_000)
const base = opened.use(
  await openBase(lessons, {
    texts: docs.map(({ text, lang = 'en' }) => ({ text, language: lang })),
    titles: queries.map(({ text }) => text),
    ...(server ? { url: server.url } : {}),
    say,
  }),
)
say('filled and indexed')
const municipalities = await base.database.prisma.municipality.count()

const of = 'regions: ["002"], themes: ["waste", "water-sanitation", "civil-registry"]'
const days = 'from: "2027-04-12", until: "2027-04-14"'
const whole = `themes { code lessons practices visits questions trend { year lessons } } participants { name }
  matrix { municipality { id } theme lessons helped visits questions recommendations visitsPlanned }
  pairs { theme knows { name } asks { name } why } sessions { title knowing { name } asking { name } }
  reading { lesson { number title outcome } practice { number title } why } gaps { sentences }
  visitsNear { number title month } peopleToCall { name telephone }`
const matrix =
  'matrix { municipality { id } theme lessons helped visits questions recommendations visitsPlanned }'
const allBoards = boards
  .map(({ name }) => `${name} { total rows { values { value label } count share filter } }`)
  .join(' ')

const asked: Record<string, string> = {
  'a page of ten lessons': '{ lessons(first: 10) { nodes { number title lesson outcome } } }',
  'a dossier as a whole': `{ regionalDossier(${of}, ${days}) { ${whole} } }`,
  'its matrix and all that is counted': `{ regionalDossier(${of}, ${days}) { ${matrix} } }`,
  'all boards of insights': `{ insights { ${allBoards} learningNetwork { edges { count } } } }`,
  'coverage, narrowed':
    '{ insights(filter: { programmes: ["federal-2022-2026"] }) { coverage { total rows { count } } } }',
}

/** Who wrote how many lessons about what, who took part in which visits, and who still has something to do. */
const plain = `
  with recursive theme as (
    select id, code as theme from policy_domain where code in ('waste', 'water-sanitation', 'civil-registry')
    union all select d.id, t.theme from policy_domain d join theme t on d.parent_id = t.id
  ), area as (
    select code from region where code = '002'
    union all select r.code from region r join area a on r.parent_code = a.code
  ), there as (select c.code from country c join area a on a.code = c.region_code),
  seen as (
    select v.id, v.month, t.theme from visit v join "_PolicyDomainToVisit" j on j."B" = v.id join theme t on t.id = j."A"
    where not v.is_draft and v.cancelled_on is null
      and exists (select from "_CountryToVisit" c join there on there.code = c."A" where c."B" = v.id)
    group by v.id, t.theme
  ), takes_part as (
    select "B" as visit, "A" as municipality from "_MunicipalityToVisit"
    union select j."B", m.municipality_id from "_PartnershipToVisit" j join partnership_member m on m.partnership_id = j."A"
  )
  select 'lessons', t.theme, l.municipality_id::text, count(distinct l.id)::text
  from lesson l join "_LessonToPolicyDomain" j on j."A" = l.id join theme t on t.id = j."B"
  where l.state = 'PUBLISHED' and l.municipality_id is not null group by 2, 3
  union all
  select case when s.month < date_trunc('month', now()) then 'visits' else 'visitsPlanned' end, s.theme,
    p.municipality::text, count(*)::text
  from seen s join takes_part p on p.visit = s.id group by 1, 2, 3`

console.log(`${lessons} lessons, 1000 visits, ${municipalities} municipalities; medians of ${rounds}`)
const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const print = (name: string, statements: number, wall: number, cpu: number) => {
  console.log(
    `${name.padEnd(36)} ${statements.toFixed(1).padStart(5)} statements ${wall.toFixed(1).padStart(8)} ms, cpu ${cpu.toFixed(1).padStart(8)} ms`,
  )
}
for (const [name, query] of Object.entries(asked)) {
  await base.ask('editor', query)
  const [walls, cpus]: [number[], number[]] = [[], []]
  let statements = 0
  using _listening = base.database.onStatement(() => statements++)
  for (let round = 0; round < rounds; round++) {
    const { wall, cpu, answer } = await base.ask('editor', query)
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    walls.push(wall)
    cpus.push(cpu)
  }
  print(name, statements / rounds, median(walls), median(cpus))
}
const walls: number[] = []
for (let round = 0; round <= rounds; round++) {
  const began = performance.now()
  await base.database.readText(plain, [])
  walls.push(performance.now() - began)
}
print('three of its numbers by plain SQL', 1, median(walls), Number.NaN)

// The same numbers: for every municipality and theme, what plain SQL counts is what the matrix says.
const rows = await base.database.readText(plain, [])
const counted = new Map(rows.map(([what, theme, id, count]) => [`${what} ${theme} ${id}`, Number(count)]))
const { answer } = await base.ask('editor', asked['its matrix and all that is counted'] ?? '')
const { data } = answer as { data: { regionalDossier: { matrix: Cell[] } } }
type Cell = Record<'lessons' | 'visits' | 'visitsPlanned', number> & {
  municipality: { id: string }
  theme: string
}
let compared = 0
for (const cell of data.regionalDossier.matrix)
  for (const what of ['lessons', 'visits', 'visitsPlanned'] as const) {
    const id = Buffer.from(cell.municipality.id, 'base64').toString().split(':')[1]
    const expected = counted.get(`${what} ${cell.theme} ${id}`) ?? 0
    if (cell[what] !== expected)
      throw new Error(`${what} of ${id} on ${cell.theme}: ${cell[what]}, and ${expected} by plain SQL.`)
    compared++
  }
console.log(`${compared} numbers are the same both ways`)

async function postgresql() {
  const running = await startPostgreSQL()
  if ('missing' in running) throw new Error(`No PostgreSQL: ${running.missing}`)
  return running
}
