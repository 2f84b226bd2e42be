import type { Database } from '../../db/database.ts'
import type { Language } from '../../language/language.ts'
import { languageOf } from '../../search/analysis/analyse-query.ts'
import { tokenize } from '../../search/analysis/tokenize.ts'
import { countKnown, type Known, nothingKnown } from '../../search/thesaurus/count-known.ts'
import { makeConcepts } from '../../search/thesaurus/concepts.ts'
import { readConcepts } from '../../search/thesaurus/read-concepts.ts'
import type { LanguageText } from './read-texts.ts'

interface Asked {
  /** Of all the texts, whatever they say themselves. */
  readonly language: Language | undefined
  /** How many of the commonest unknown words are named. */
  readonly top: number
}

/** The share of the words of these texts that the thesaurus knows, language by language, in lines for people. */
export async function reportKnown(
  database: Pick<Database, 'query'>,
  texts: readonly LanguageText[],
  { language, top }: Asked,
): Promise<string[]> {
  const concepts = makeConcepts((await readConcepts(database)).concepts)
  const found = new Map<Language, Known>()
  for (const { text, language: its } of texts) {
    const read = language ?? its ?? languageOf(tokenize(text), 'en')
    const known = found.get(read) ?? nothingKnown()
    found.set(read, known)
    countKnown(concepts, text, read, known)
  }
  return [...found].filter(([, { words }]) => words > 0).flatMap(([read, known]) => say(read, known, top))
}

function say(language: Language, { words, known, unknown }: Known, top: number): string[] {
  const commonest = [...unknown].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, top)
  const share = ((100 * known) / words).toFixed(1)
  return [
    `${language}: ${share} % of ${words} content words are known (no stop words, numbers or names)`,
    ...(commonest.length > 0
      ? [`  unknown: ${commonest.map(([word, times]) => `${word} ${times}`).join(', ')}`]
      : []),
  ]
}
