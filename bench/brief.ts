// How good a brief is, on plans of visits whose lessons were judged beforehand; see brief/README.md.
// npm run bench:brief -- [--plans FILE] [--each] [FILE…]; the lessons of the FILEs are imported as noise.
import { parseArgs } from 'node:util'
import { readExample } from '../src/example/read-example.ts'
import { measureBriefs } from './brief/measure-brief.ts'
import { openField } from './open-field.ts'
import { readPlans } from './brief/read-plans.ts'
import { ways } from './brief/ways.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { plans: { type: 'string' }, each: { type: 'boolean', default: false } },
})
const plans = await readPlans(values.plans)
const lessons = new Map((await readExample()).lessons.map(lesson => [lesson.key, lesson]))
for (const { key, wanted, unwanted } of plans)
  for (const lesson of [...Object.keys(wanted), ...Object.keys(unwanted)])
    if (lessons.get(lesson)?.state !== 'PUBLISHED')
      throw new Error(`${key}: ${lesson} is no published lesson of the example world.`)

await using field = await openField(positionals)
const imported = await field.database.prisma.lesson.count({ where: { collection: { code: { not: 'own' } } } })
console.log(`${plans.length} plans, ${lessons.size} own lessons, ${imported} imported`)
console.log(
  `${''.padEnd(22)} recall nDCG@10 unwanted unjudged failure foreign lessons   ms (median of all plans)`,
)
for (const [name, choose] of Object.entries(ways)) {
  const times: number[] = []
  const judged = []
  for (const plan of plans) {
    const began = performance.now()
    const brought = await choose(field, plan)
    times.push(performance.now() - began)
    const wanted = new Set(Object.keys(plan.wanted))
    const unwanted = new Set(Object.keys(plan.unwanted))
    const failureFits = [...wanted].some(key => lessons.get(key)?.outcome === 'FAILED')
    judged.push({ key: plan.key, wanted, unwanted, failureFits, brought })
  }
  const { recall, ndcg10, unwanted, unjudged, withFailure, foreign, items } = measureBriefs(judged)
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8)
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  console.log(
    `${name.padEnd(22)}  ${recall.toFixed(3)}   ${ndcg10.toFixed(3)} ${percent(unwanted)} ${percent(unjudged)}${percent(withFailure)}${percent(foreign)}  ${items.toFixed(1).padStart(5)} ${median.toFixed(0).padStart(5)}`,
  )
  if (!values.each) continue
  for (const one of judged) {
    const mark = (key: string | undefined) =>
      key === undefined ? '~' : one.wanted.has(key) ? '+' : one.unwanted.has(key) ? '-' : ' '
    const missed = [...one.wanted].filter(key => !one.brought.some(each => each.key === key))
    console.log(
      `  ${one.key}: ${one.brought.map(({ key }) => `${mark(key)}${key ?? 'imported'}`).join(' ')}${missed.length > 0 ? ` | missing: ${missed.join(' ')}` : ''}`,
    )
  }
}
