import { fold } from '../analysis/fold.ts'
import { stem } from '../analysis/stem.ts'
import type { Language } from '../document.ts'
import type { Concept } from './concept.ts'
import type { Concepts } from './concepts.ts'
import { wordOf } from './concepts.ts'
import type { ConceptChange } from './read-concepts.ts'
import { roughForm } from './rough-form.ts'

/** Beyond these it is quicker to look at every word. */
const mostLookedFor = 300
/** So much of a part shows in every compound that has it; its end may be another (stad, stedelijk are two terms). */
const telling = 4

/** The words of a language in these changes that gained a meaning or lost one. */
export function touchedTerms(changes: readonly ConceptChange[], language: Language): string[] {
  const touched = changes.flatMap(({ before, after }) => {
    const [old, now] = [before?.terms[language] ?? [], after?.terms[language] ?? []]
    // Which of a word's meanings come first may have changed for all of its words.
    if (before && after && before.position !== after.position) return [...old, ...now]
    return [...old.filter(term => !now.includes(term)), ...now.filter(term => !old.includes(term))]
  })
  return [...new Set(touched)]
}

/** The concepts that are made of something else than before, by what changed in the words of which they are made. */
export function recomposed<Known extends Concept>(
  concepts: readonly Known[],
  before: Concepts,
  after: Concepts,
): Known[] {
  const [old, now] = [before.pieces(), after.pieces()]
  return concepts.filter(({ code }) => String(old.get(code) ?? []) !== String(now.get(code) ?? []))
}

/** Whether one of these terms can have a say in what a word means; true for some words too many. */
export function touches(terms: readonly string[], language: Language): (word: string) => boolean {
  if (terms.length > mostLookedFor) return () => true
  const forms = terms.map(term => roughForm(stem(wordOf(term), language), language))
  const initials = new Set([...terms.map(wordOf), ...forms].map(form => fold(form).slice(0, 1)))
  if (language !== 'nl') return word => initials.has(fold(word).slice(0, 1))
  const parts = [...new Set(forms.map(form => plain(form).slice(0, telling)))]
  return word => initials.has(fold(word).slice(0, 1)) || parts.some(part => plain(word).includes(part))
}

/** In Dutch a letter is doubled and undoubled, z is s and v is f, from one form of a word to the next. */
const plain = (word: string): string =>
  fold(word).replaceAll('z', 's').replaceAll('v', 'f').replace(/(.)\1/g, '$1')

/** Those of these words that mean something else after a change than before. */
export function changedWords(
  before: Concepts,
  after: Concepts,
  language: Language,
  words: Iterable<string>,
): string[] {
  const changed: string[] = []
  for (const word of words) {
    const [old, now] = [before.of(word, language), after.of(word, language)]
    if (old.length !== now.length || old.some(term => !now.includes(term))) changed.push(word)
  }
  return changed
}
