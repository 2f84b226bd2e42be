import { fold } from '../analysis/fold.ts'
import { stem } from '../analysis/stem.ts'
import { tokenize } from '../analysis/tokenize.ts'
import type { Expansion } from '../analysis/words.ts'
import type { Language } from '../document.ts'
import { WrittenWords } from '../written-words.ts'
import { compose } from './compose.ts'
import type { Concept, Terms } from './concept.ts'
import { roughForm } from './rough-form.ts'
import { splitCompound } from './split-compound.ts'

/** At most so many meanings of a word are followed; more is guessing. */
const mostMeanings = 2
const longestMemory = 50_000
const shortestInner = 5

/** What a word means, as terms that stand beside its stem and are the same in all languages. */
export interface Concepts {
  of(word: string, language: Language): readonly string[]
  /** The words of a language that it knows, as they are written. */
  words(language: Language): WrittenWords
  /** The terms of the field in a language, each concept by itself, its preferred term first. */
  ofTheField(language: Language): readonly (readonly string[])[]
  /** What each concept is made of where a language needs several words for it, by its code. */
  pieces(): ReadonlyMap<string, readonly string[]>
  /** The same of one. */
  piecesOf(code: string): readonly string[]
}

/** A word's meanings, indexed and asked beside its stem. */
export const conceptsOf =
  (concepts: Concepts): Expansion =>
  (word, language) =>
    concepts.of(word.text, language)

/** Where else a word that the thesaurus does not know is looked up: terms by which it meets those of other languages. */
export type Translate = (word: string, language: Language) => readonly string[]

/** Terms that no word of a text can be: no word begins with this sign. */
const termOf = (code: string): string => `~${code}`

/** Words are looked up as written, then by stem, then roughly; a Dutch compound that nobody knows, by its parts. */
export function makeConcepts(
  thesaurus: readonly Concept[],
  translate: Translate = () => [],
  split: typeof splitCompound = splitCompound,
): Concepts {
  // The first of a language takes a fifth of a second to make, so it is made when its language is first asked.
  const books: Partial<Record<Language, Book>> = {}
  const bookOf = (language: Language) => (books[language] ??= makeBook(thesaurus, language))
  const byTerm = new Map(thesaurus.map(concept => [termOf(concept.code), concept]))
  const composed = new Map<string, readonly string[]>()
  const piecesOf = (term: string) => {
    const concept = byTerm.get(term)
    const pieces =
      composed.get(term) ?? (concept ? compose(concept, (word, language) => bookOf(language)(word)) : [])
    composed.set(term, pieces)
    return pieces
  }
  const memory = new Map<string, readonly string[]>()
  const written: Partial<Record<Language, WrittenWords>> = {}
  const field = thesaurus.filter(({ code }) => !code.startsWith('g-'))
  const terms: Partial<Record<Language, readonly (readonly string[])[]>> = {}
  return {
    ofTheField: language => (terms[language] ??= field.map(concept => concept.terms[language])),
    pieces: () => new Map(thesaurus.map(({ code }) => [code, piecesOf(termOf(code))])),
    piecesOf: code => piecesOf(termOf(code)),
    words: language => (written[language] ??= wordsOf(thesaurus, language)),
    of(word, language) {
      const key = `${language} ${word}`
      const known = memory.get(key)
      if (known) return known
      if (memory.size >= longestMemory) memory.clear()
      const own = meanings(bookOf(language), word, language, piecesOf, split)
      const terms = own.length > 0 ? own : translate(word, language)
      memory.set(key, terms)
      return terms
    },
  }
}

function meanings(
  book: Book,
  word: string,
  language: Language,
  piecesOf: (term: string) => readonly string[],
  split: typeof splitCompound,
): readonly string[] {
  const own = book(word)
  const whole = [...own, ...own.flatMap(piecesOf)]
  const firstOf = (part: string) => book(part).slice(0, 1)
  const parts = language === 'nl' ? partsOf(book, word, split) : []
  const head = parts.findLast(part => word.endsWith(part)) ?? ''
  // A compound is a kind of what its last part is; where it is known whole as something else, as stedenband is no
  // band, it is not the sum of its parts.
  const isSum = own.length === 0 || firstOf(head).some(term => whole.includes(term))
  const all = isSum ? [...whole, ...parts.flatMap(firstOf)] : whole
  // In one order, whatever that of the thesaurus: a document that means the same is the same.
  return [...new Set(all)].sort()
}

/** The parts of a compound, and theirs: drinkwatercomité is drinkwater and comité, and so water too. */
function partsOf(book: Book, word: string, split: typeof splitCompound): string[] {
  const parts = split(word, part => book(part).length > 0)
  // What is a word of its own is split further by longer words only: bestuur is no best uur.
  const inner = (part: string) => partsOf(book, part, split).filter(each => each.length >= shortestInner)
  return parts.flatMap(part => [part, ...inner(part)])
}

/** As it stands in a text; one with a hyphen as it is written in one word. */
export const wordOf = (term: string): string =>
  /['’-]/.test(term) ? (tokenize(term).at(-1)?.text ?? term) : term.toLowerCase()

function wordsOf(thesaurus: readonly Concept[], language: Language): WrittenWords {
  const words = new WrittenWords()
  for (const { terms } of thesaurus)
    for (const term of terms[language]) if (!term.includes(' ')) words.add(wordOf(term))
  return words
}

type Book = (word: string) => readonly string[]

function makeBook(thesaurus: readonly Concept[], language: Language): Book {
  const written = new Map<string, string[]>()
  const stems = new Map<string, string[]>()
  const rough = new Map<string, string[]>()
  const note = (book: Map<string, string[]>, key: string, term: string) => {
    const terms = book.get(key)
    if (!terms) book.set(key, [term])
    else if (!terms.includes(term)) terms.push(term)
  }
  for (const { code, terms } of thesaurus) {
    for (const forms of formsOf(terms, language)) {
      note(written, forms.written, termOf(code))
      note(stems, forms.stem, termOf(code))
      note(rough, forms.rough, termOf(code))
    }
  }
  return word => {
    const itsStem = stem(word, language)
    const found =
      written.get(fold(word)) ??
      stems.get(itsStem) ??
      rough.get(roughForm(itsStem, language)) ??
      // A plural loses one ending where the singular loses two, or one more: es unidades/unidad, gobiernos/gobierno.
      (language === 'nl' ? undefined : stems.get(stem(itsStem, language))) ??
      (language === 'es' ? stems.get(stem(word.replace(/s$/, ''), language)) : undefined) ??
      []
    return found.slice(0, mostMeanings)
  }
}

interface Forms {
  readonly written: string
  readonly stem: string
  readonly rough: string
}

/** To stem them is what takes the time: once for the terms of a concept, however often others change beside it. */
const known = new WeakMap<Terms, Partial<Record<Language, readonly Forms[]>>>()

function formsOf(terms: Terms, language: Language): readonly Forms[] {
  const forms = known.get(terms) ?? {}
  known.set(terms, forms)
  // Longer terms say nothing that their words do not say already.
  return (forms[language] ??= terms[language]
    .filter(term => !term.includes(' '))
    .map(term => {
      const word = wordOf(term)
      const itsStem = stem(word, language)
      return { written: fold(word), stem: itsStem, rough: roughForm(itsStem, language) }
    }))
}
