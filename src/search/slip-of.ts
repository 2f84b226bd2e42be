/** A letter left out, written twice or swapped with the next happens to who types; another letter less often. */
const LIKELY = 1
const UNLIKELY = 1 / 16

/**
 * How likely a word is typed for another one that lies one typing error away, beside other such words: so that freme is
 * read as ferme, which two letters make of it that changed places, and not as the commoner frère.
 */
export function slipOf(typed: string, meant: string): number {
  const at = firstDifference(typed, meant)
  const rest = (word: string, from: number) => word.slice(at + from)
  switch (typed.length - meant.length) {
    case -1:
      return LIKELY
    case 1:
      return typed[at] === typed[at - 1] ? LIKELY : UNLIKELY
    default:
      return typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && rest(typed, 2) === rest(meant, 2)
        ? LIKELY
        : UNLIKELY
  }
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}
