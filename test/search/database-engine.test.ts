import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { databaseEngine } from '../../src/search/engines/database/database-engine.ts'
import { MemoryIndex } from '../../src/search/engines/embedded/memory-index.ts'
import type { Proposal } from '../../src/search/engines/port.ts'
import { everything } from '../../src/search/filter.ts'
import { readDocumentId } from '../../src/search/searchable.ts'
import type { SearchDocument } from '../../src/search/document.ts'
import { commitBatch } from '../../src/search/stored/commit-batch.ts'
import type { PreparedDocument } from '../../src/search/stored/prepared-document.ts'
import { eachDatabase } from '../support/database.ts'
import { long } from '../support/long.ts'
import { generateDocuments, generateRequest } from './generate.ts'
import { scan } from './scan.ts'

const uuid = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`

const documents: SearchDocument[] = generateDocuments(150).map((document, at) => ({
  ...document,
  id: `Lesson_${uuid(at)}`,
}))

function prepared(document: SearchDocument): PreparedDocument {
  const key = readDocumentId(document.id)
  if (!key) throw new Error(`Not an id: ${document.id}`)
  return { key, audience: 'PUBLIC', document, spoken: '', words: [] }
}

eachDatabase("the database's own index", open => {
  let database: Database
  beforeAll(async () => {
    database = await open()
    await commitBatch(database.prisma, 'a test', { put: documents.map(prepared), dropped: [], rows: [] })
  })
  afterAll(() => database[Symbol.asyncDispose]())

  it('says of generated queries what a scan says', async () => {
    const engine = databaseEngine(database)
    for (let seed = 0; seed < (long ? 2000 : 100); seed++) {
      const request = generateRequest(seed)
      const { candidates, total, facets } = await engine.propose(request)
      const found = {
        hits: candidates.map(({ id }) => id).sort(),
        total,
        facets: Object.fromEntries(
          Object.entries(facets).map(([name, counts]) => [
            name,
            Object.fromEntries(counts.map(({ value, count }) => [JSON.stringify(value), count])),
          ]),
        ),
      }
      expect(found, `seed ${seed}`).toEqual(scan(documents, request))
    }
  })

  it('proposes the same candidates as the embedded engine, also when there are more than asked for', async () => {
    const engine = databaseEngine(database)
    const embedded = new MemoryIndex()
    embedded.put(documents)
    for (let seed = 0; seed < 30; seed++) {
      const request = { ...generateRequest(seed), filter: everything, limit: 10 }
      const [theirs, ours] = [embedded.propose(request), await engine.propose(request)]
      expect(told(ours), `seed ${seed}`).toEqual({ ...told(theirs), complete: true })
    }
  })

  describe.each([
    ['quotes and backslashes', `o'b"ri\\en`],
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['five hundred characters', 'é'.repeat(500)],
    ['control characters', '\u0001\u001f\u007f\n'],
    ['other scripts', 'ডাক 東京 عربي'],
  ])('a filter value with %s', (_what, value) => {
    it('is a value like any other', async () => {
      const filter = { field: 'kind', in: [value] }
      const { total, facets } = await databaseEngine(database).propose({
        terms: [{ term: value.replaceAll('\0', ''), weight: 1 }],
        filter,
        facets: [{ attribute: 'kind', filter: { not: filter } }],
        limit: 5,
      })
      expect({ total, facets }).toEqual({ total: 0, facets: { kind: [] } })
    })
  })

  describe('a quoted phrase', () => {
    const spoken = [
      'het plan voor het afval',
      'plan het',
      'plan is stadsplan voor het afvalwater na afval',
      'het plan qqq voor het afval',
      'het plan voor het plan voor het afval',
    ]
    let database: Database
    beforeAll(async () => {
      database = await open()
      const put = spoken.flatMap((words, at) => {
        const [document] = documents.slice(at)
        return document ? [{ ...prepared(document), spoken: words }] : []
      })
      await commitBatch(database.prisma, 'a test', { put, dropped: [], rows: [] })
    })
    afterAll(() => database[Symbol.asyncDispose]())

    it.each([
      ['stands word by word, in this order', { said: ['plan voor het afval'], notSaid: [] }, [0, 4]],
      ['of one word is that word', { said: ['afval'], notSaid: [] }, [0, 2, 3, 4]],
      ['does not end in a longer word', { said: ['voor het afval'], notSaid: [] }, [0, 3, 4]],
      ['does not begin in a longer word', { said: ['plan voor'], notSaid: [] }, [0, 4]],
      ['is one of several that all stand', { said: ['het plan', 'het afval'], notSaid: [] }, [0, 3, 4]],
      ['may be one that stands nowhere', { said: ['het'], notSaid: ['plan voor'] }, [1, 2, 3]],
    ])('%s', async (_what, phrases, expected) => {
      const request = { terms: [], filter: everything, facets: [], limit: 10 }
      const { candidates, total } = await databaseEngine(database).propose(request, phrases)
      const found = candidates.map(({ id }) => documents.findIndex(document => document.id === id))
      expect(found.sort()).toEqual(expected)
      expect(total).toBe(expected.length)
    })
  })
})

/** Their order is the ranker's business. */
const told = <Proposed extends Omit<Proposal, 'complete'>>({ candidates, ...rest }: Proposed) => ({
  ...rest,
  candidates: candidates
    .map(({ id, terms, attributes }) => ({ id, terms, attributes }))
    .sort((one, other) => (one.id < other.id ? -1 : 1)),
})
