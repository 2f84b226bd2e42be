import { setImmediate as turn } from 'node:timers/promises'
import { openBase } from './limits/open-base.ts'

// What a file of all lessons costs: rows a second, memory beyond what was there, and how long a reader waits for a
// page meanwhile, on the embedded database, which shares one thread with everything else.

const lessons = Number(process.argv[2] ?? 10_000)
await using base = await openBase(lessons)
const page = '{ lessons(first: 20) { totalCount nodes { title policyDomains { label } } } }'
const percentile = (of: number[], part: number) =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length * part)] ?? 0
const written = (ms: number[]) =>
  `p50 ${percentile(ms, 0.5).toFixed(1)} ms, p95 ${percentile(ms, 0.95).toFixed(1)} ms, most ${Math.max(...ms).toFixed(0)} ms`

const readers = async (until: () => boolean): Promise<number[]> => {
  const waits: number[] = []
  while (!until()) {
    waits.push((await base.ask('editor', page)).wall)
    // As a request over a socket would: all that is due gets its turn.
    await turn()
  }
  return waits
}

let asked = 0
console.log(`${lessons} lessons; a page alone: ${written(await readers(() => ++asked > 200))}`)
for (const path of ['lessons.csv', 'lessons.xlsx', 'lessons.jsonl', 'search.csv?query=']) {
  const before = process.memoryUsage().rss
  let peak = before
  let isDone = false
  const waits = readers(() => isDone)
  const began = performance.now()
  const response = await base.fetch('editor', `/export/${path}`)
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  isDone = true
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${path}: ${seconds.toFixed(1)} s, ${Math.round(lessons / seconds)} rows/s, ${(bytes / 1e6).toFixed(1)} MB, memory +${Math.round((peak - before) / 1e6)} MB; a page meanwhile: ${written(await waits)}`,
  )
}
