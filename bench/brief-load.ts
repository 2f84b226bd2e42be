// What a brief costs with many lessons and 1,000 visits, beside the lessons for a visit alone, a page of lessons, and the
// same rows by plain SQL that knows beforehand which: statements, milliseconds, and milliseconds that this process
// worked; and the time until it is a PDF, most of which another process works. Filling the base takes most of the run,
// some minutes on two cores; it says how far it is. npm run bench:brief-load [-- --lessons 10000] [--rounds 30]
import { parseArgs } from 'node:util'
import { openBase } from './limits/open-base.ts'
import { makeSet } from './load/make-set.ts'

const { values } = parseArgs({
  options: { lessons: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '30' } },
})
const lessons = Number(values.lessons)
const rounds = Number(values.rounds)
const visits = 1_000
const began = performance.now()
const say = (what: string) =>
  console.log(`${Math.round((performance.now() - began) / 1_000)} s`.padStart(6), what)
say(`filling a base with ${lessons} lessons and ${visits} visits`)
const { docs, queries } = await makeSet(lessons, visits)
await using base = await openBase(lessons, {
  texts: docs.map(({ text, lang = 'en' }) => ({ text, language: lang })),
  titles: queries.map(({ text }) => text),
  say,
})
say(`filled and indexed; medians of ${rounds}`)

const item =
  '{ why lesson { id number title lesson outcome } practice { id number title summary } decision { decision } }'
const beside =
  'openRecommendations { text } earlierVisits { id title } travelToo { id title } contacts { id name telephone }'
const whole = (number: number) =>
  `{ visit(number: ${number}) { brief { lessons ${item} practices ${item} undecided note ${beside} } } }`
const asked: Record<string, (number: number) => string> = {
  'a page of ten lessons': () => '{ lessons(first: 10) { nodes { number title lesson outcome } } }',
  relevantLessons: number =>
    `{ visit(number: ${number}) { relevantLessons { lesson { number title lesson outcome } } } }`,
  'the items of a brief': number =>
    `{ visit(number: ${number}) { brief { lessons ${item} practices ${item} undecided note } } }`,
  'a brief as a whole': whole,
}

/** Visits of all kinds, some of them long ago. */
const numbers = Array.from({ length: rounds }, (_, round) => 1 + round * Math.floor(visits / rounds))

interface Cost {
  readonly wall: number
  readonly cpu: number
}

async function measure(name: string, once: (number: number) => Promise<Cost>): Promise<void> {
  for (const number of numbers.slice(0, 3)) await once(number)
  const costs: Cost[] = []
  let statements = 0
  using _listening = base.database.onStatement(() => statements++)
  for (const number of numbers) costs.push(await once(number))
  const at = (of: keyof Cost, share: number) =>
    (costs.map(cost => cost[of]).toSorted((a, b) => a - b)[Math.floor(rounds * share)] ?? 0)
      .toFixed(1)
      .padStart(8)
  console.log(
    `${name.padEnd(30)} ${(statements / rounds).toFixed(1).padStart(5)} statements ${at('wall', 0.5)} ms (p95 ${at('wall', 0.95)}), cpu ${at('cpu', 0.5)} ms`,
  )
}

/** How long it took, and how long this process worked. */
async function timed(work: () => Promise<unknown>): Promise<Cost> {
  const [since, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - since, cpu: (user + system) / 1_000 }
}

async function answerTo(query: string): Promise<Cost & { data: unknown }> {
  const { answer, ...cost } = await base.ask('editor', query)
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return { ...cost, data: answer.data }
}

for (const [name, query] of Object.entries(asked)) await measure(name, number => answerTo(query(number)))

// ——— the same rows, known beforehand ———

const plain = `
  select 'lesson', number::text, title, lesson, outcome::text from lesson where id = any($1::uuid[])
  union all select 'practice', number::text, title, summary, null from good_practice where id = any($1::uuid[])
  union all select 'visit', number::text, title, null, null from visit where id = any($1::uuid[])
  union all select 'person', name, telephone, null, null from person where id = any($1::uuid[])`
const idsIn = (data: unknown): string[] =>
  [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(
    ([, id = '']) => Buffer.from(id, 'base64').toString().split(':')[1] ?? '',
  )
const known = new Map<number, string[]>()
for (const number of numbers) known.set(number, idsIn((await answerTo(whole(number))).data))
await measure('its rows by plain SQL', number =>
  timed(() => base.database.readText(plain, [`{${known.get(number)?.join(',') ?? ''}}`])),
)
const rows = [...known.values()].map(ids => ids.length)
console.log(`a brief has ${Math.min(...rows)} to ${Math.max(...rows)} rows`)

await measure('a brief as a PDF', number =>
  timed(async () => {
    const response = await base.fetch('editor', `/briefs/${number}.pdf`)
    if (!response.ok) throw new Error(await response.text())
    await response.arrayBuffer()
  }),
)
