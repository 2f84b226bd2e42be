const shortestPart = 3
const shortestWhole = 7
const links = ['', 's', 'en', 'e', 'n', 'er']

/**
 * The known words that a Dutch compound is made of, in their order: afvalophaling is afval and ophaling. The fewest
 * parts win, and of these the ones whose first is longest; nothing when it cannot be made of known words.
 */
export function splitCompound(word: string, isKnown: (part: string) => boolean): string[] {
  return word.length < shortestWhole ? [] : (partsOf(word, isKnown, 3) ?? [])
}

function partsOf(word: string, isKnown: (part: string) => boolean, most: number): string[] | undefined {
  let best: string[] | undefined
  for (let end = word.length - shortestPart; end >= shortestPart; end--) {
    const first = knownPart(word.slice(0, end), isKnown)
    if (first === undefined) continue
    const rest = word.slice(end)
    const others = isKnown(rest) ? [rest] : most > 2 ? partsOf(rest, isKnown, most - 1) : undefined
    if (others && (!best || others.length + 1 < best.length)) best = [first, ...others]
    if (best?.length === 2) return best
  }
  return best
}

/** A first part as a word of its own: with what links it to the next one, or without. */
function knownPart(part: string, isKnown: (part: string) => boolean): string | undefined {
  for (const link of links) {
    const bare = link === '' ? part : part.endsWith(link) ? part.slice(0, -link.length) : ''
    if (bare.length >= shortestPart && isKnown(bare)) return bare
  }
  return undefined
}
