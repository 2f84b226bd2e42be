// How good a dossier is, on regions and themes that were judged beforehand; see dossier/README.md.
// npm run bench:dossier -- [--plans FILE] [--each] [FILE…]; the lessons of the FILEs are imported as noise.
import { parseArgs } from 'node:util'
import { readExample } from '../src/example/read-example.ts'
import { type Plan, readPlans } from './dossier/read-plans.ts'
import { type Brought, ways } from './dossier/ways.ts'
import { openField } from './open-field.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { plans: { type: 'string' }, each: { type: 'boolean', default: false } },
})
const plans = await readPlans(values.plans)
const outcomes = new Map((await readExample()).lessons.map(({ key, outcome }) => [key, outcome]))

await using field = await openField(positionals)
console.log(`${plans.length} regions and themes`)
console.log(
  `${''.padEnd(14)} reading: recall unwanted failure  items   pairs: recall unwanted  pairs   ms (median)`,
)
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / Math.max(all.length, 1)

for (const [name, choose] of Object.entries(ways)) {
  const times: number[] = []
  const judged: { plan: Plan; brought: Brought; keys: string[] }[] = []
  for (const plan of plans) {
    const began = performance.now()
    const brought = await choose(field, plan)
    times.push(performance.now() - began)
    judged.push({ plan, brought, keys: brought.reading.map(({ key }) => key) })
  }
  const share = (brought: readonly string[], of: Record<string, string>) =>
    brought.filter(key => key in of).length
  const recall = (part: 'reading' | 'pairs') =>
    mean(
      judged
        .filter(({ plan }) => Object.keys(plan[part].wanted).length > 0)
        .map(({ plan, brought, keys }) => {
          const wanted = Object.keys(plan[part].wanted).length
          return share(part === 'reading' ? keys : brought.pairs, plan[part].wanted) / wanted
        }),
    )
  const unwanted = (part: 'reading' | 'pairs') =>
    mean(
      judged.map(({ plan, brought, keys }) => {
        const all = part === 'reading' ? keys : brought.pairs
        return share(all, plan[part].unwanted) / Math.max(all.length, 1)
      }),
    )
  const failures = judged
    .map(({ plan, brought }) => ({
      fits: Object.keys(plan.reading.wanted).some(key => outcomes.get(key) === 'FAILED'),
      is: brought.reading.some(({ failed }) => failed),
    }))
    .filter(({ fits }) => fits)
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`.padStart(8)
  const number = (count: number) => count.toFixed(1).padStart(6)
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  console.log(
    `${name.padEnd(14)}           ${recall('reading').toFixed(3)} ${percent(unwanted('reading'))}${percent(mean(failures.map(({ is }) => (is ? 1 : 0))))} ${number(mean(judged.map(({ keys }) => keys.length)))}          ${recall('pairs').toFixed(3)} ${percent(unwanted('pairs'))} ${number(mean(judged.map(({ brought }) => brought.pairs.length)))} ${median.toFixed(0).padStart(8)}`,
  )
  if (!values.each) continue
  for (const { plan, brought, keys } of judged) {
    const marked = (
      all: readonly string[],
      { wanted, unwanted: not }: { wanted: object; unwanted: object },
    ) => all.map(key => `${key in wanted ? '+' : key in not ? '-' : ' '}${key}`)
    const missing = Object.keys(plan.reading.wanted).filter(key => !keys.includes(key))
    const unpaired = Object.keys(plan.pairs.wanted).filter(key => !brought.pairs.includes(key))
    console.log(`  ${plan.key}: ${marked(keys, plan.reading).join(' ')}`)
    if (missing.length > 0) console.log(`    not to read: ${missing.join(' ')}`)
    console.log(`    ${marked(brought.pairs, plan.pairs).join(' | ')}`)
    if (unpaired.length > 0) console.log(`    not paired: ${unpaired.join(' | ')}`)
  }
}
