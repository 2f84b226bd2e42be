import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asking } from '../asking.ts'
import { prepareOnce, readersIn } from '../tables/kept-data.ts'
import type { DataSize, Readers } from '../tables/load-data.ts'
import { figuresOf } from '../figures.ts'
import { measure, type Pace, type Tools } from '../measure.ts'
import { startOurs } from '../systems/ours.ts'
import type { System } from '../systems/system.ts'
import { allLists, type List, pageOf, pageSize } from './lists.ts'
import type { PageFigures } from './page-figures.ts'
import { printList, printVerdict } from './print-list.ts'
import { type Place, walk } from './walk.ts'

export interface KeysetRun {
  readonly sizes: readonly number[]
  readonly publicShare: number
  readonly directory: string
  readonly pace: Omit<Pace, 'clients'>
  readonly tools: Tools
  readonly say: (text: string) => void
}

/** Page 1 beside the farthest page, and a small knowledge base beside a large one, in the same rounds. */
export async function measureKeyset(run: KeysetRun): Promise<{ list: string; pages: PageFigures[] }[]> {
  const readers = await readersIn(run.directory)
  await using opened = new AsyncDisposableStack()
  const served: { system: System; lessons: number }[] = []
  for (const lessons of run.sizes) {
    const system = await serve(run, { lessons, publicShare: run.publicShare }, readers)
    served.push({ system: opened.use(system), lessons })
  }
  const results: { list: string; pages: PageFigures[] }[] = []
  for (const list of allLists(readers, run.publicShare)) {
    const pages: { lessons: number; place: Place; asking: Asking }[] = []
    for (const { system, lessons } of served) {
      const { first, far } = await walk(`${system.url}/graphql`, list)
      for (const place of first.page === far.page ? [first] : [first, far])
        pages.push({ lessons, place, asking: askingFor(system, list, place) })
    }
    const askings = pages.map(({ asking }) => asking)
    const found = await measure(askings, { ...run.pace, clients: 1 }, run.tools)
    const figures = pages.map(({ lessons, place: { page, rows } }, i) => ({
      ...figuresOf(i, askings, found),
      lessons,
      page,
      rows,
    }))
    printList(list.title, figures)
    results.push({ list: list.title, pages: figures })
  }
  printVerdict(results.map(({ pages }) => pages))
  return results
}

async function serve(
  { directory, tools, say }: KeysetRun,
  size: DataSize,
  readers: Readers,
): Promise<System> {
  const own = join(directory, String(size.lessons))
  await mkdir(own, { recursive: true })
  const database = `bench_${size.lessons}`
  const began = performance.now()
  const { url: databaseUrl, wasThere } = await prepareOnce(tools.server.url, database, own, size, readers)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`${size.lessons} lessons ${wasThere ? 'are in PostgreSQL already' : `into PostgreSQL: ${seconds} s`}`)
  return startOurs({ databaseUrl, database, directory: own, readers })
}

function askingFor(system: System, list: List, { after, page }: Place): Asking {
  const body = pageOf(list, pageSize, after)
  return {
    name: `${system.database} page ${page}`,
    system,
    url: `${system.url}/graphql`,
    headers: list.headers,
    once: false,
    take: count => Array.from({ length: count }, () => body),
    round: () => ({ bodies: [body], sent: () => {} }),
  }
}
