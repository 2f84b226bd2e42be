import { createHash } from 'node:crypto'

const SHORTEST = 4

/** The query with one typing error in one of its words; the same query gets the same one in every run. */
export function withTypo(query: string): string {
  const words = [...query.matchAll(/\p{L}+/gu)].filter(({ 0: word }) => word.length >= SHORTEST)
  const roll = dice(query)
  const chosen = words[roll(words.length)]
  if (!chosen) return query
  const [word] = chosen
  return query.slice(0, chosen.index) + mistyped(word, roll) + query.slice(chosen.index + word.length)
}

/** A letter dropped, doubled, replaced or swapped with the next; the first one stays. */
function mistyped(word: string, roll: (below: number) => number): string {
  const at = 1 + roll(word.length - 1)
  const letter = word.charAt(at)
  const other = String.fromCharCode(97 + roll(26))
  const before = word.slice(0, at)
  const after = word.slice(at + 1)
  switch (roll(4)) {
    case 0:
      return before + after
    case 1:
      return before + letter + letter + after
    case 2:
      return before + (other === letter ? 'q' : other) + after
    default:
      return before + after.slice(0, 1) + letter + after.slice(1)
  }
}

function dice(seed: string): (below: number) => number {
  const bytes = createHash('sha256').update(seed).digest()
  let at = 0
  return below => (below > 0 ? bytes.readUInt16BE((at++ * 2) % 30) % below : 0)
}
