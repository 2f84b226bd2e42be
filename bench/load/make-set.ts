import { readFile } from 'node:fs/promises'
import { languages, type Language } from '../../src/language/language.ts'
import { readThesaurus } from '../../src/search/thesaurus/read-thesaurus.ts'
import type { SearchSet } from '../sets/read-set.ts'

const SENTENCES = 6
/** So many of the words of a text are drawn from the whole language, the commoner more often, as in real texts. */
const STRANGERS = 0.3

interface Tongue {
  readonly language: Language
  readonly sentences: readonly string[]
  readonly words: readonly string[]
}

/** Any number of lessons in four languages, made of the example world's sentences with other words in them. */
export async function makeSet(lessons: number, questions: number): Promise<SearchSet> {
  const tongues = await readTongues()
  const roll = dice(1)
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(roll() * from.length)] as Item
  const stranger = (words: readonly string[]) => words[Math.floor(words.length * roll() ** 3)] ?? ''
  const sentence = ({ sentences, words }: Tongue) =>
    pick(sentences)
      .split(' ')
      .map(word => (word.length > 4 && roll() < STRANGERS ? stranger(words) : word))
      .join(' ')
  const docs = Array.from({ length: lessons }, (_, at) => {
    const tongue = pick(tongues)
    const text = Array.from({ length: SENTENCES }, () => sentence(tongue)).join(' ')
    return { id: String(at), text, lang: tongue.language }
  })
  const queries = Array.from({ length: questions }, (_, at) => {
    const tongue = pick(tongues)
    return { id: String(at), text: sentence(tongue), relevant: [], lang: tongue.language }
  })
  return { name: `${lessons} lessons`, lang: 'en', docs, queries }
}

async function readTongues(): Promise<Tongue[]> {
  const concepts = await readThesaurus()
  return Promise.all(
    languages.map(async language => {
      const file = new URL(`../../prisma/example/lessons-${language}.json`, import.meta.url)
      const lessons = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>[]
      const texts = lessons.flatMap(({ context, whatHappened, lesson, recommendation }) =>
        [context, whatHappened, lesson, recommendation].filter(text => typeof text === 'string'),
      )
      const sentences = texts.flatMap(text => text.split(/(?<=[.!?])\s+/))
      return { language, sentences, words: concepts.flatMap(({ terms }) => [...terms[language]]) }
    }),
  )
}

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
