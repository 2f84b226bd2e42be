import type { AnalysedQuery } from './analysis/analyse-query.ts'
import { tokenize } from './analysis/tokenize.ts'

/** The text as it was typed, with the words that its typing errors were read as in their place. */
export function didYouMean(text: string, { words }: AnalysedQuery): string | undefined {
  const meant = new Map(words.flatMap(({ written, meant }) => (meant ? [[written, meant]] : [])))
  if (meant.size === 0) return undefined
  let answer = ''
  let at = 0
  for (const { text: word, start, end } of tokenize(text)) {
    const other = meant.get(word)
    if (other === undefined || start < at) continue
    answer += text.slice(at, start) + asCased(other, text.slice(start, end))
    at = end
  }
  return answer + text.slice(at)
}

/** With a capital where the typed word has one. */
function asCased(word: string, typed: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase()
  const first = typed.charAt(0)
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1)
}
