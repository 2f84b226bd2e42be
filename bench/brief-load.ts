// What a brief costs with many lessons and 1,000 visits, beside the lessons for a visit alone and a page of lessons:
// statements, milliseconds, and milliseconds that the process worked. npm run bench:brief-load [-- LESSONS]
import { openBase } from './limits/open-base.ts'

const lessons = Number(process.argv[2] ?? 10_000)
const rounds = 30
await using base = await openBase(lessons)

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
console.log(`${lessons} lessons, 1000 visits; medians of ${rounds}`)
for (const [name, query] of Object.entries(asked)) {
  await base.ask('editor', query(1))
  const walls: number[] = []
  const cpus: number[] = []
  let statements = 0
  using _listening = base.database.onStatement(() => statements++)
  for (let round = 1; round <= rounds; round++) {
    const { wall, cpu, answer } = await base.ask('editor', query(round * 30))
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    walls.push(wall)
    cpus.push(cpu)
  }
  const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0
  console.log(
    `${name.padEnd(24)} ${(statements / rounds).toFixed(1).padStart(5)} statements ${median(walls).toFixed(1).padStart(8)} ms, cpu ${median(cpus).toFixed(1).padStart(8)} ms`,
  )
}
