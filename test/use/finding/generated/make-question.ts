import { oneOf } from '../../../kills/random.ts'
import { type makeLessons } from './make-lessons.ts'
import { words } from './make-query.ts'

// What is found without a search: suggestions, what is like a lesson, what is known already, what a visit asks for.

type Random = () => number

export interface Question {
  readonly query: string
  /** `visit` is the id of a visit in the world that is asked, where its reader sees one. */
  readonly variables: (visit: string | undefined) => object
}

const found = 'score matchedLanguage why { asked readAs found sameWord } lesson { title lesson createdAt }'

const suggestions =
  'query ($prefix: String!, $language: Language) { suggest(prefix: $prefix, language: $language, first: 30) { kind label facet value lessons query } }'
const similar = `query ($id: ID!) { lesson(id: $id) { similar(first: 7) { ${found} } } }`
const duplicates =
  'query ($title: String!, $text: String, $language: Language) { possibleDuplicates(title: $title, text: $text, language: $language, first: 7) { likeness lesson { title lesson } } }'
const relevant = `{ visits(first: 1) { nodes { title relevantLessons(first: 7) { ${found} } } } }`
const beside =
  'query ($query: String!, $visit: ID) { search(query: $query, visitId: $visit, first: 7) { totalCount edges { score node { ... on Lesson { title } ... on Visit { title } } } } }'

/** A question of each kind in turn; of lessons also those that the reader may not see. */
export function makeQuestion(at: number, lessons: ReturnType<typeof makeLessons>, random: Random): Question {
  const language = oneOf(['nl', 'fr', 'es', 'en'], random)
  const lesson = oneOf(lessons, random)
  const word = oneOf(
    [...words, 'networkwoord', 'flemishwoord', 'internalwoord', 'publicwoord', 'Ter Elst'],
    random,
  )
  switch (at % 5) {
    case 0: {
      const prefix = `${random() < 0.2 ? `${oneOf(words, random)} ` : ''}${word.slice(0, 1 + Math.floor(random() * 8))}`
      return { query: suggestions, variables: () => ({ prefix, language }) }
    }
    case 1: {
      const id = Buffer.from(`Lesson:${lesson.id}`).toString('base64')
      return { query: similar, variables: () => ({ id }) }
    }
    case 2: {
      const text = random() < 0.5 ? lesson.lesson : `${lesson.lesson} ${word}`
      return {
        query: duplicates,
        variables: () => ({ title: lesson.title, text, language: lesson.language }),
      }
    }
    case 3:
      return { query: relevant, variables: () => ({}) }
    default:
      return { query: beside, variables: visit => ({ query: word, visit }) }
  }
}
