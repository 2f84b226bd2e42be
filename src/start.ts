import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from './config.ts'
import { waitAsServer } from './data-dir/wait-for-data-dir.ts'
import { StartError } from './errors.ts'
import { greet } from './greet.ts'
import type { Asked } from './http/asked.ts'
import { makeLog } from './log.ts'
import { listen } from './server.ts'

/** In milliseconds, between being there for others and the work that can wait. */
const breath = 250

const usage =
  'Usage: npm start [-- --empty]    --empty: without the example world, now and at every later start'

/** The whole of `npm start`: opens what has an outside, answers until it is told to end, closes in reverse. */
export async function start(
  args: readonly string[],
  environment: Record<string, string | undefined>,
): Promise<number> {
  const empty = readEmpty(args)
  if (empty === null) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  try {
    await serve(readConfig(environment), empty)
    return 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

async function serve(config: Config, empty: boolean): Promise<void> {
  const told = toldToEnd()
  const log = makeLog(config)
  await using opened = new AsyncDisposableStack()
  const lock = config.DATABASE_URL ? null : opened.use(await waitAsServer(config.DATA_DIR))
  const listening = await listen(config)
  // What was asked for is answered before the house closes: hence first out, though first in.
  const last = opened.use(new AsyncDisposableStack())
  opened.use(listening)
  // Late: a port in use or a locked directory is known without the rest.
  const { openHouse } = await import('./house.ts')
  const opening = openHouse(config, { role: 'server', log, empty })
  opening.catch(() => {})
  const loading = loadApp()
  loading.catch(() => {})
  const house = last.use(await opening)
  const { makeApp, schema, makeContext, ...serve } = await loading
  const { database } = house
  const context = (asked: Asked) =>
    makeContext({ ...house, allowsExampleSignIn: house.allowsExampleSignIn }, asked)
  const feeds = serve.feeds({
    ...{ database, log, search: house.search, clock: house.clock },
    get allowsExampleSignIn() {
      return house.allowsExampleSignIn
    },
  })
  const beside = [
    serve.exports({ schema, log, context }),
    feeds,
    serve.uploads({ log, context }),
    serve.documents({ database, log, context }),
    ...serve.papers({ schema, log, context, publicUrl: config.PUBLIC_URL }),
    ...serve.items({ schema, log, context }),
  ]
  const app = last.use(makeApp({ config, log, schema, database, context, beside }))
  // Answers need not wait for an index of our own; a Meilisearch that refuses us is known before anyone is greeted.
  if (config.MEILI_URL) await house.search.open()
  if (lock) {
    const { serveSocket } = await import('./data-dir/serve-socket.ts')
    const { answerTyped } = await import('./commands/answer-typed.ts')
    opened.use(await serveSocket(lock, (typed, io) => answerTyped(house, typed, io)))
  }
  listening.answerWith(app.listener)
  log.info({ url: listening.url, process: process.pid }, 'listening')
  greet(listening.url, house)
  // Who has waited for the server is answered first; who searches opens the index at once.
  const goesOn = await Promise.race([told.then(() => false), wait(breath, true)])
  if (goesOn) await Promise.race([told, house.search.open()])
  await told
  log.info('ending')
}

async function loadApp() {
  const { makeApp } = await import('./http/make-app.ts')
  const { schema } = await import('./schema.ts')
  const { makeContext } = await import('./make-context.ts')
  const { serveExports: exports } = await import('./http/serve-exports.ts')
  const { serveFeeds: feeds } = await import('./http/serve-feeds.ts')
  const { serveUploads: uploads } = await import('./http/serve-uploads.ts')
  const { serveDocuments: documents } = await import('./http/serve-documents.ts')
  const { servePapers: papers } = await import('./http/serve-papers.ts')
  const { serveItems: items } = await import('./http/serve-items.ts')
  return { makeApp, schema, makeContext, exports, feeds, uploads, documents, papers, items }
}

function readEmpty(args: readonly string[]): boolean | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { empty: { type: 'boolean' } } })
    return values.empty ?? false
  } catch {
    return null
  }
}

/** The first signal ends the server politely, the second at once. */
function toldToEnd(): Promise<void> {
  return new Promise(told => {
    const hear = () => {
      told()
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    }
    process.once('SIGINT', hear).once('SIGTERM', hear)
  })
}
