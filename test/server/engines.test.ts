import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askServer } from '../kills/ask-server.ts'
import { startMeilisearch } from '../search/start-meilisearch.ts'
import type { Asker } from '../support/asker.ts'
import { makePlace, type Place } from './place.ts'
import { runCommand, type RunningServer, startServer } from './processes.ts'

const meilisearch = await startMeilisearch()
afterAll(() => meilisearch?.[Symbol.asyncDispose]())
if (!meilisearch)
  console.log('Not run: both engines side by side (no MEILI_URL, no program `meilisearch` on the PATH)')

/** What somebody may ask of the example world, in its four languages and every way of narrowing. */
const questions: readonly object[] = [
  ...[
    'waste collection contract',
    'afval ophalen',
    'collecte des déchets',
    'gestión de residuos',
    'water',
    'eau potable',
    'agua',
    'burgerlijke stand',
    'état civil',
    'registro civil',
    'training of staff',
    'opleiding van personeel',
    'tolk',
    'delegation without an interpreter',
    'budget',
    'begroting en rekeningen',
    'participation citoyenne',
    'jeugd',
    'markt',
    'what should we prepare before the first visit to a new partner municipality?',
    '',
    'xyzzyplugh',
  ].map(query => ({ query })),
  { query: 'water', kinds: ['LESSON'] },
  { query: '', kinds: ['GOOD_PRACTICE', 'VISIT'] },
  { query: 'visit', kinds: ['VISIT'] },
  { query: 'water', filter: { outcomes: ['FAILED', 'MIXED'] } },
  { query: '', filter: { languages: ['fr'], outcomes: ['WORKED'] } },
  { query: 'gemeente', filter: { regions: ['011'] } },
  { query: '', filter: { years: [new Date().getUTCFullYear() - 1] } },
  { query: 'municipality', language: 'es', filter: { collections: ['own'] } },
]

const search = `query ($query: String!, $kinds: [SearchKind!], $filter: SearchFilter, $language: Language) {
  search(query: $query, kinds: $kinds, filter: $filter, language: $language, first: 50) {
    totalCount degraded
    facets { name values { value count selected } }
    nodes { ... on Node { id } }
  }
}`

interface Answer {
  totalCount: number
  degraded: boolean
  facets: unknown
  nodes: { id: string }[]
}

/** The engine's own answer: on a busy machine one can take longer than a search waits for it. */
async function answerTo(asker: Asker, question: object): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer: Answer = (await asker.ask(search, question)).search
    if (!answer.degraded || tries === 60) return answer
    await wait(500)
  }
}

describe.skipIf(!meilisearch)('the embedded engine and Meilisearch', () => {
  let place: Place
  let token: string

  beforeAll(async () => {
    place = await makePlace({ example: true })
    const made = await runCommand(place.settings, ['token', 'create', '--role', 'editor', '--name', 'a test'])
    token = made.out.trim()
  })
  afterAll(() => place?.[Symbol.asyncDispose]())

  async function answersOf(engine: string, settings: object): Promise<{ who: string; answers: Answer[] }[]> {
    await using server = await startServer({ ...place.settings, ...settings })
    const editor = askServer(server, token)
    await filled(editor, engine)
    const askers = { editor, visitor: askServer(server) }
    const all = Object.entries(askers).map(async ([who, asker]) => {
      const answers: Answer[] = []
      for (const question of questions) answers.push(await answerTo(asker, question))
      return { who, answers }
    })
    const answers = await Promise.all(all)
    await end(server)
    return answers
  }

  test('find the same, and count the same', { timeout: 180_000 }, async () => {
    if (!meilisearch) return
    const { url, key } = meilisearch
    const embedded = await answersOf('embedded', {})
    const MEILI_PREFIX = `both-${randomBytes(4).toString('hex')}`
    const other = await answersOf('meilisearch', { MEILI_URL: url, MEILI_KEY: key, MEILI_PREFIX })
    for (const [at, { who, answers }] of embedded.entries()) {
      for (const [nth, question] of questions.entries()) {
        const [one, two] = [answers[nth], other[at]?.answers[nth]]
        expect(one?.degraded).toBe(false)
        expect(sorted(two), `${who}: ${JSON.stringify(question)}`).toEqual(sorted(one))
      }
      expect(answers.filter(({ totalCount }) => totalCount > 0).length).toBeGreaterThan(20)
    }
  })
})

/** The order of equals may differ; what is found may not. */
const sorted = (answer: Answer | undefined) =>
  answer && { ...answer, nodes: answer.nodes.map(({ id }) => id).sort() }

async function filled(editor: Asker, engine: string): Promise<void> {
  const status = async () => (await editor.ask('{ indexStatus { engine state backlog } }')).indexStatus
  await expect
    .poll(status, { timeout: 60_000, interval: 100 })
    .toEqual({ engine, state: 'READY', backlog: 0 })
}

async function end(server: RunningServer): Promise<void> {
  expect((await server.end()).exit).toBe(0)
}
