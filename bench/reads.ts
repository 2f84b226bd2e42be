// How fast the product answers beside what else could answer from the same tables, in one run on one machine.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Driver } from './reads/drive.ts'
import { compareSystems } from './reads/compare-systems.ts'
import { measureKeyset } from './reads/keyset/measure-keyset.ts'
import { questions } from './reads/questions/questions.ts'
import { systemNames } from './reads/systems/open-systems.ts'
import { openServer, settings } from './reads/systems/postgresql-server.ts'

const usage = `npm run bench:reads -- [options]
  --lessons N      how many lessons there are (100000)
  --public SHARE   which part of them everyone may read, such as 0.01 (0.4; with --keyset 0.01)
  --rounds N       interleaved rounds for each figure (5)
  --seconds S      how long each is asked in a round (1)
  --clients LIST   how many ask at once (1,10)
  --reads LIST     of ${questions.map(({ name }) => name).join(', ')} (all)
  --systems LIST   of ${systemNames.join(', ')} (all)
  --keyset         instead: page 1 beside page 10,000 of lists, with one client
  --beside N       with --keyset: the small knowledge base that stands beside the large one (1000)
  --keep FOLDER    keeps the databases there, and takes those of an earlier run; without pglite
  --json FILE      writes the figures too
  --profile FOLDER writes CPU profiles of the product's servers into it`

const { values } = parseArgs({
  options: {
    lessons: { type: 'string', default: '100000' },
    public: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
    clients: { type: 'string', default: '1,10' },
    reads: { type: 'string', default: questions.map(({ name }) => name).join() },
    systems: { type: 'string', default: systemNames.join() },
    keyset: { type: 'boolean', default: false },
    beside: { type: 'string', default: '1000' },
    keep: { type: 'string' },
    json: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit()
}

const lessons = above('lessons', 0)
const publicShare = values.public === undefined ? undefined : above('public', 0)
const pace = { rounds: above('rounds', 0), milliseconds: 1000 * above('seconds', 0) }
const clients = values.clients.split(',').map(Number)
const asked = chosen('reads', questions, ({ name }) => name)
const names = chosen('systems', systemNames, name => name)
const beside = above('beside', 0)

const { keep } = values
if (keep && names.includes('pglite') && !values.keyset)
  refuse('--keep: pglite is filled anew each time; leave it out of --systems')
if (keep) await mkdir(keep, { recursive: true })
const directory = keep ? resolve(keep) : await mkdtemp(join(tmpdir(), 'bench-reads-'))
try {
  const results = await run()
  if (values.json)
    await writeFile(values.json, JSON.stringify({ lessons, publicShare, pace, settings, results }, null, 2))
} finally {
  if (!keep) await rm(directory, { recursive: true, force: true })
}

async function run() {
  await using server = await openServer(keep && join(directory, 'postgresql'))
  await using driver = new Driver()
  console.log(`PostgreSQL ${server.version} that does not wait for the disk, with ${settings.join(', ')};
Node ${process.version}, pools of 10 connections; ${pace.rounds} interleaved rounds of ${values.seconds} s, warm: medians [range]; CPU in ms for one request`)
  const common = { directory, pace, tools: { driver, server }, say: console.error }
  return values.keyset
    ? await measureKeyset({ ...common, sizes: [beside, lessons], publicShare: publicShare ?? 0.01 })
    : await compareSystems({
        ...common,
        profile: values.profile,
        size: { lessons, publicShare },
        names,
        clients,
        asked,
      })
}

function above(name: 'lessons' | 'public' | 'rounds' | 'seconds' | 'beside', least: number): number {
  const number = Number(values[name])
  return number > least ? number : refuse(`--${name}: ${values[name]} is no number above ${least}`)
}

function chosen<One>(name: 'reads' | 'systems', all: readonly One[], nameOf: (one: One) => string): One[] {
  return values[name].split(',').map(wanted => {
    const one = all.find(each => nameOf(each) === wanted)
    return one ?? refuse(`--${name}: there is no ${wanted}`)
  })
}

function refuse(reason: string): never {
  console.error(`${reason}\n\n${usage}`)
  process.exit(2)
}
