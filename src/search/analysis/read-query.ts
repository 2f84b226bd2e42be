import { spoken } from './as-written.ts'
import { tokenize } from './tokenize.ts'

/** What a searcher says with signs: "a phrase" that must stand so, -without for what must not. */
export interface ReadQuery {
  /** The text with what is excluded blanked out, so that places in it are those of the query as typed. */
  readonly text: string
  /** Words of quoted phrases, each phrase folded: they are meant as they are typed. */
  readonly phrases: readonly string[]
  readonly withoutPhrases: readonly string[]
  readonly withoutWords: readonly string[]
  /** The words inside quotation marks. */
  readonly quoted: ReadonlySet<string>
}

/** A pasted page has quotation marks and dashes that mean nothing to a search. */
const MOST_WORDS_WITH_SIGNS = 32

const QUOTED = /(?<minus>(?<![^\s(])[-−–])?(?:"(?<plain>[^"]*)"|[“”„«](?<curly>[^“”„«»]*)[“”»])/gu
const EXCLUDED = /(?<![^\s(])[-−](?<word>[\p{L}\p{N}][^\s"“”„«»]*)/gu

export function readQuery(text: string): ReadQuery {
  const none = { text, phrases: [], withoutPhrases: [], withoutWords: [], quoted: new Set<string>() }
  if (tokenize(text).length > MOST_WORDS_WITH_SIGNS) return none
  const phrases: string[] = []
  const withoutPhrases: string[] = []
  const withoutWords: string[] = []
  const quoted = new Set<string>()
  const left = text
    .replace(QUOTED, (whole, minus: string | undefined, plain?: string, curly?: string) => {
      const inside = plain ?? curly ?? ''
      const phrase = spoken(inside)
      if (phrase === '') return whole
      if (minus !== undefined) {
        withoutPhrases.push(phrase)
        return blank(whole)
      }
      phrases.push(phrase)
      for (const token of tokenize(inside)) quoted.add(token.text)
      return whole
    })
    .replace(EXCLUDED, (whole, word: string) => {
      withoutWords.push(...tokenize(word).map(token => token.text))
      return blank(whole)
    })
  return { text: left, phrases, withoutPhrases, withoutWords, quoted }
}

const blank = (text: string): string => ' '.repeat(text.length)
