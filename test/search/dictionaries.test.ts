import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDictionaries } from '../../src/search/dictionaries/open-dictionaries.ts'
import { freshDatabase } from '../support/database.ts'
import { catalogued } from '../support/furnishings.ts'
import { openShelf } from './sync/shelf.ts'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const number = (value: number): string =>
  (value >= 64 ? number(Math.floor(value / 64)) : '') + (digits[value % 64] ?? '')

/** As FreeDict writes them. */
async function writeDictionary(
  folder: string,
  name: string,
  entries: Record<string, string>,
  zipped: boolean,
) {
  let text = ''
  const index = Object.entries(entries).map(([word, says]) => {
    const entry = `${word} /x/ <n>\n${says}\n`
    const line = `${word}\t${number(Buffer.byteLength(text))}\t${number(Buffer.byteLength(entry))}`
    text += entry
    return line
  })
  await writeFile(join(folder, `${name}.index`), `00-database-info\tA\tA\n${index.join('\n')}\n`)
  await writeFile(join(folder, `${name}.dict${zipped ? '.dz' : ''}`), zipped ? gzipSync(text) : text)
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kennisband-dictionaries-'))
  const dutch = { snorhommel: '1. zither, hurdy-gurdy (old)', vlondel: 'footplank', ['é'.repeat(70)]: 'x' }
  await writeDictionary(folder, 'freedict-nld-eng', { ...dutch, zwabber: '[naut.] swab, to mop' }, true)
  await writeDictionary(folder, 'fra-eng', { cithare: 'zither', écouvillon: 'swab' }, false)
})
afterAll(() => rm(folder, { recursive: true }))

const log = () => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  return { said, info: say, warn: say, error: (_: object, line: string) => say(line) }
}

test('words, their forms and the parts of compounds lead to the English in which all meet', async () => {
  const { translate } = await openDictionaries(folder, log())
  expect(translate('snorhommel', 'nl')).toEqual(translate('cithares', 'fr'))
  expect(translate('Ecouvillon'.toLowerCase(), 'fr')).toEqual(['swab'])
  expect(translate('zwabber', 'nl')).toEqual(['swab', 'mop'])
  expect(translate('vlondelzwabber', 'nl')).toEqual(['footplank', 'swab'])
  expect(translate('vlondels', 'nl')).toEqual(['footplank'])
  expect(translate('onbekend', 'nl')).toEqual([])
  expect(translate('zither', 'en')).toEqual([])
})

test('what is absent or broken is one line in the log, and no more', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'kennisband-dictionaries-'))
  await writeFile(join(broken, 'nld-eng.index'), 'a\tA\tB\n')
  await writeFile(join(broken, 'nld-eng.dict.dz'), 'this is not gzip')
  const { said, ...rest } = log()
  const { translate, digest } = await openDictionaries(broken, rest)
  expect([translate('a', 'nl'), translate('b', 'nl'), translate('a', 'fr')]).toEqual([[], [], []])
  expect(digest).not.toBe('')
  expect(said).toEqual([expect.stringMatching(/^DICTIONARIES: .*nld-eng\.dict\.dz cannot be read: /)])
  const nowhere = log()
  expect((await openDictionaries(join(broken, 'nowhere'), nowhere)).digest).toBe('')
  expect(nowhere.said[0]).toMatch(/nowhere cannot be read/)
  await rm(broken, { recursive: true })
})

test('an index that was made without them is made again, and back', async () => {
  await using database = await freshDatabase(catalogued)
  const title = 'Cithare et ecouvillon'
  const open = async (DICTIONARIES: string | undefined, directory: string) =>
    openShelf({ database, config: { DATA_DIR: directory, MEILI_PREFIX: 'kennisband', DICTIONARIES } })
  const directory = await mkdtemp(join(tmpdir(), 'kennisband-dictionaries-'))
  const dictionaries = async () => (await database.prisma.thesaurusRevision.findFirstOrThrow()).dictionaries
  {
    await using shelf = await open(undefined, directory)
    await shelf.publish({ title, lesson: title, language: 'fr' })
    await shelf.search.settled()
    expect(await shelf.found('snorhommel')).toEqual([])
  }
  {
    await using shelf = await open(folder, directory)
    await expect.poll(dictionaries, { timeout: 20_000 }).not.toBe('')
    expect(await shelf.found('snorhommel')).toEqual([title])
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
  }
  {
    await using shelf = await open(undefined, directory)
    await expect.poll(dictionaries, { timeout: 20_000 }).toBe('')
    expect(await shelf.found('snorhommel')).toEqual([])
  }
  await rm(directory, { recursive: true })
})
