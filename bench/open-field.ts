import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createToken } from '../src/access/create-token.ts'
import { openViewers } from '../src/access/viewers.ts'
import type { Database } from '../src/db/database.ts'
import { openDatabase } from '../src/db/open-database.ts'
import { loadExample } from '../src/example/load-example.ts'
import { readExample } from '../src/example/read-example.ts'
import { loadCatalogues } from '../src/field/catalogues/load-catalogues.ts'
import { loadThesaurus } from '../src/field/thesaurus/load-thesaurus.ts'
import { makeApp } from '../src/http/make-app.ts'
import { importLessons } from '../src/knowledge/imports/import-lessons.ts'
import { makeContext } from '../src/make-context.ts'
import { schema } from '../src/schema.ts'
import { openSearch } from '../src/search/open-search.ts'
import { searchables } from '../src/use/finding/searchables.ts'

export interface Field extends AsyncDisposable {
  readonly database: Database
  readonly today: Date
  /**
   * The data of an answer over HTTP to somebody of the municipality with this key: an officer, or a partner; without
   * one to an editor of the association.
   */
  ask<Data>(municipality: string | undefined, document: string, variables: object): Promise<Data>
  /** The key of an own lesson, by its title. */
  lessonKey(title: string): string | undefined
  /** The key of a good practice, by its title. */
  practiceKey(title: string): string | undefined
  /** The key of a municipality, by its name. */
  municipalityKey(name: string): string | undefined
  /** The ids of partnerships, as the API has them, by their keys. */
  partnershipIds(keys: readonly string[]): Promise<string[]>
}

/** The whole product with the example world, and the lessons of these files beside it. */
export async function openField(files: readonly string[]): Promise<Field> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'bench-brief-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const log = pino({ level: 'silent' })
  const config = { DATA_DIR: directory, MEILI_PREFIX: 'bench' }
  const database = opened.use(await openDatabase(config))
  const today = new Date()
  await loadCatalogues(database.prisma)
  await loadThesaurus(database.prisma)
  await loadExample(database.prisma, today)
  for (const file of files) await importFile(database, file)
  const search = opened.use(await openSearch({ database, config, searchables, log }))
  await search.settled()
  const viewers = opened.use(await openViewers(database))
  const served = { database, search, viewers, allowsExampleSignIn: false, clock: () => today }
  const context = (asked: Parameters<typeof makeContext>[1]) => makeContext(served, asked)
  const app = opened.use(makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context }))
  const world = await readExample()
  const keys = new Map(world.lessons.map(({ title, key }) => [title, key]))
  const practices = new Map(world.practices.map(({ title, key }) => [title, key]))
  const names = new Map(world.municipalities.map(({ name, key }) => [name, key]))
  const tokens = new Map<string, string>()
  const tokenOf = async (key: string | undefined) => {
    const kept = tokens.get(key ?? '')
    if (kept) return kept
    if (key === undefined) {
      const { token } = await createToken(database.prisma, { name: 'bench', role: 'EDITOR' })
      tokens.set('', token)
      return token
    }
    const municipality = world.municipalities.find(each => each.key === key)
    if (!municipality) throw new Error(`The example world has no municipality ${key}.`)
    const { id, side } = await database.prisma.municipality.findFirstOrThrow({
      where: { name: municipality.name },
    })
    const role = side === 'NORTH' ? ('OFFICER' as const) : ('PARTNER' as const)
    const { token } = await createToken(database.prisma, { name: 'bench', role, municipalityId: id })
    tokens.set(key, token)
    return token
  }
  const closing = opened.move()
  return {
    database,
    today,
    lessonKey: title => keys.get(title),
    practiceKey: title => practices.get(title),
    municipalityKey: name => names.get(name),
    async partnershipIds(wanted) {
      const names = world.partnerships.filter(({ key }) => wanted.includes(key)).map(({ name }) => name)
      const rows = await database.prisma.partnership.findMany({ where: { name: { in: names } } })
      return rows.map(({ id }) => Buffer.from(`Partnership:${id}`).toString('base64'))
    },
    async ask<Data>(municipality: string | undefined, query: string, variables: object) {
      const request = new Request('http://bench/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await tokenOf(municipality)}`,
        },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await (await app.fetch(request)).json()) as { data?: Data; errors?: unknown }
      if (!data || errors) throw new Error(JSON.stringify(errors))
      return data
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** Long before the example world, so that newest first is not a list of what was imported last. */
const beforeAll = new Date('2000-01-01')

async function importFile(database: Database, file: string): Promise<void> {
  const source = file.endsWith('.jsonl') ? 'llis' : 'ifrc'
  await importLessons(database, source, createReadStream(file), { clock: () => beforeAll })
}
