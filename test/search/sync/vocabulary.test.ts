import { expect, it } from 'vitest'
import { transact } from '../../../src/db/transact.ts'
import { deltaOf, Vocabulary, writtenTerm } from '../../../src/search/statistics.ts'
import type { Counted } from '../../../src/search/statistics.ts'
import { packField, termsOf } from '../../../src/search/terms.ts'
import { Numbers } from '../../../src/search/stored/numbers.ts'
import { writeNumbers } from '../../../src/search/stored/write-numbers.ts'
import { dice } from '../generate.ts'
import { openShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const words = 'afval water school markt weg brug pomp raad burger register belasting jeugd'.split(' ')
const municipality = { name: 'Steenbrugge', side: 'NORTH', countryCode: 'BE' } as const

it(`after 200 random changes the counts are those of a recount (SEED=${seed})`, async () => {
  await using shelf = await openShelf()
  const other = new Numbers(shelf.database)
  await other.load()
  const { id: municipalityId } = await shelf.database.prisma.municipality.create({ data: municipality })
  const roll = dice(seed)
  const ids: string[] = []
  for (let change = 0; change < 200; change++) {
    await changeSomething(shelf, ids, roll, municipalityId)
    if (roll(20) === 0) await shelf.search.settled()
    if (roll(50) === 0) await other.catchUp()
  }
  await shelf.search.settled()
  const { counted, lengths, documents } = await recount(shelf)
  expect(documents).toBeGreaterThan(10)
  expect(await storedVocabulary(shelf)).toEqual(counted)
  expect(await storedLengths(shelf)).toEqual(lengths)

  await other.catchUp()
  const fresh = new Numbers(shelf.database)
  await fresh.load()
  for (const { vocabulary } of [other, fresh])
    expect(spell(vocabulary)).toEqual(spellRecords(await records(shelf)))
})

it('who was away from the ninth change to beyond the hundredth counts each of them once', async () => {
  await using shelf = await openShelf()
  const { prisma } = shelf.database
  const away = new Numbers(shelf.database)
  const delta = deltaOf('PUBLIC', {
    record: { title: packField(new Map([['afval', 1]]), 1) },
    words: ['afval'],
  })
  const change = (count: number) =>
    transact(prisma, async tx => {
      for (let made = 0; made < count; made++) await writeNumbers(tx, [delta], 200)
    })
  await change(9)
  await away.load()
  await change(92)
  await away.catchUp()
  await change(1)
  await away.catchUp()
  expect(away.vocabulary.statisticsFor(() => true).documents).toBe(102)
})

async function changeSomething(
  { database: { prisma }, publish }: Shelf,
  ids: string[],
  roll: (below: number) => number,
  municipalityId: string,
) {
  const text = () => Array.from({ length: 1 + roll(8) }, () => words[roll(words.length)] ?? '').join(' ')
  const visibility = (['PUBLIC', 'NETWORK', 'FLEMISH', 'INTERNAL'] as const)[roll(4)] ?? 'PUBLIC'
  const what = roll(6)
  const id = ids[roll(Math.max(ids.length, 1))]
  if (what < 2 || !id) {
    const data = { title: text(), lesson: text(), visibility, ...(roll(2) ? { municipalityId } : {}) }
    ids.push(await publish(roll(3) ? data : { ...data, context: text() }))
  } else if (what === 2) await prisma.lesson.update({ where: { id }, data: { lesson: text() } })
  else if (what === 3) await prisma.lesson.update({ where: { id }, data: { visibility, title: text() } })
  else if (what === 4)
    await prisma.lesson.update({ where: { id }, data: { state: roll(2) ? 'WITHDRAWN' : 'PUBLISHED' } })
  else if (roll(3) === 0) {
    await prisma.lesson.delete({ where: { id } })
    ids.splice(ids.indexOf(id), 1)
  }
}

const records = ({ database }: Shelf) =>
  database.query<{ audience: string } & Counted>(
    'select audience, record, to_json(words) as words from indexed_document',
  )

async function recount(shelf: Shelf) {
  const counted: Record<string, number> = {}
  const lengths: Record<string, [number, number]> = {}
  const add = (key: string, length: number) => {
    const [documents = 0, sum = 0] = lengths[key] ?? []
    lengths[key] = [documents + 1, sum + length]
  }
  const rows = await records(shelf)
  for (const { audience, record, words } of rows) {
    for (const term of [...termsOf(record).keys(), ...words.map(writtenTerm)])
      counted[`${audience} ${term}`] = (counted[`${audience} ${term}`] ?? 0) + 1
    let whole = 0
    for (const [field, { length }] of Object.entries(record)) {
      whole += length
      add(`${audience} ${field}`, length)
    }
    add(`${audience} `, whole)
  }
  const found = await shelf.database.query('select from lesson where state = $1', ['PUBLISHED'])
  expect(rows).toHaveLength(found.length)
  return { counted, lengths, documents: rows.length }
}

async function storedVocabulary({ database }: Shelf) {
  const rows = await database.query<{ key: string; documents: number }>(
    `select audience || ' ' || term as key, documents from vocabulary where documents <> 0`,
  )
  return Object.fromEntries(rows.map(({ key, documents }) => [key, documents]))
}

async function storedLengths({ database }: Shelf) {
  const rows = await database.query<{ key: string; documents: number; length: string }>(
    `select audience || ' ' || field as key, documents, length::text from index_audience where documents <> 0`,
  )
  return Object.fromEntries(rows.map(({ key, documents, length }) => [key, [documents, Number(length)]]))
}

/** All that the ranker can ask of it. */
function spell(vocabulary: Vocabulary) {
  return ['PUBLIC', 'NETWORK', 'FLEMISH', 'INTERNAL'].map(circle => {
    const statistics = vocabulary.statisticsFor(audience => audience.startsWith(circle))
    return {
      documents: statistics.documents,
      terms: words.map(word => statistics.documentsWith(word)),
      written: words.map(word => statistics.documentsWith(writtenTerm(word))),
      lengths: ['title', 'lesson', 'context', 'names'].map(field => statistics.averageLength(field)),
    }
  })
}

function spellRecords(rows: ({ audience: string } & Counted)[]) {
  const vocabulary = new Vocabulary()
  for (const { audience, record, words } of rows) vocabulary.add(audience, record, words)
  return spell(vocabulary)
}
