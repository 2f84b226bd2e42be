// What a brief costs with many lessons and 1,000 visits, beside the lessons for a visit alone and a page of lessons:
// statements, milliseconds, and milliseconds that this process worked; and the time until it is a PDF, most of which
// another process works. Filling the base takes most of the run. npm run bench:brief-load [-- LESSONS]
import { openBase } from './limits/open-base.ts'

const lessons = Number(process.argv[2] ?? 10_000)
const rounds = 30
const began = performance.now()
console.log(`filling a base with ${lessons} lessons and 1000 visits …`)
await using base = await openBase(lessons)
console.log(
  `filled and indexed in ${Math.round((performance.now() - began) / 1_000)} s; medians of ${rounds}`,
)

const item =
  '{ why lesson { number title lesson outcome } practice { number title summary } decision { decision } }'
const beside =
  'openRecommendations { text } earlierVisits { title } travelToo { title } contacts { name telephone }'
const asked: Record<string, (number: number) => string> = {
  'a page of ten lessons': () => '{ lessons(first: 10) { nodes { number title lesson outcome } } }',
  relevantLessons: number =>
    `{ visit(number: ${number}) { relevantLessons { lesson { number title lesson outcome } } } }`,
  'the items of a brief': number =>
    `{ visit(number: ${number}) { brief { lessons ${item} practices ${item} undecided note } } }`,
  'a brief as a whole': number =>
    `{ visit(number: ${number}) { brief { lessons ${item} practices ${item} undecided note ${beside} } } }`,
}

interface Cost {
  readonly wall: number
  readonly cpu: number
}

async function measure(name: string, once: (number: number) => Promise<Cost>): Promise<void> {
  await once(1)
  const costs: Cost[] = []
  let statements = 0
  using _listening = base.database.onStatement(() => statements++)
  for (let round = 1; round <= rounds; round++) costs.push(await once(round * 30))
  const median = (of: keyof Cost) =>
    costs.map(cost => cost[of]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  console.log(
    `${name.padEnd(24)} ${(statements / rounds).toFixed(1).padStart(5)} statements ${median('wall').toFixed(1).padStart(8)} ms, cpu ${median('cpu').toFixed(1).padStart(8)} ms`,
  )
}

for (const [name, query] of Object.entries(asked))
  await measure(name, async number => {
    const { answer, ...cost } = await base.ask('editor', query(number))
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return cost
  })

await measure('a brief as a PDF', async number => {
  const [since, before] = [performance.now(), process.cpuUsage()]
  const response = await base.fetch('editor', `/briefs/${number}.pdf`)
  if (!response.ok) throw new Error(await response.text())
  await response.arrayBuffer()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - since, cpu: (user + system) / 1_000 }
})
