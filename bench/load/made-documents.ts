import type { SearchDocument } from '../../src/search/document.ts'
import type { Expansion } from '../../src/search/analysis/words.ts'
import { documentOf } from '../../src/search/searchable.ts'
import { Vocabulary } from '../../src/search/statistics.ts'
import type { PreparedDocument } from '../../src/search/stored/prepared-document.ts'
import { dice } from '../../test/search/generate.ts'
import type { SearchSet } from '../sets/read-set.ts'

/** Who may see a lesson: each of them a quarter. */
export const circles = ['PUBLIC', 'NETWORK', 'INTERNAL:1', 'INTERNAL:2']
export const fieldWeights = { title: 2, lesson: 1 }

/** The lessons of a set as engines take them, and the numbers that they are ranked by. */
export function madeDocuments(
  docs: SearchSet['docs'],
  expansions: readonly Expansion[],
): { prepared: PreparedDocument[]; documents: SearchDocument[]; vocabulary: Vocabulary } {
  const vocabulary = new Vocabulary()
  const prepared = docs.map(({ text, lang = 'en' }, at) => {
    const roll = dice(at)
    const audience = circles[roll(circles.length)] ?? 'PUBLIC'
    const [title = '', ...rest] = text.split('. ')
    const key = { kind: 'Lesson', id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}` }
    const attributes = { recent: roll(300), audience, language: lang, year: 2000 + roll(25) }
    const fields = { title, lesson: rest.join('. ') }
    const row = { id: key.id, language: lang, audience, fields, attributes }
    const document = documentOf('Lesson', row, expansions)
    vocabulary.add(audience, document.terms)
    return { key, audience, document, spoken: '', words: [] }
  })
  return { prepared, documents: prepared.map(({ document }) => document), vocabulary }
}
