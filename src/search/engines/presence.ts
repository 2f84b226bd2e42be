/** How fast a repeated term stops counting, and how much a long document is held back. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.75
/** Not the average of the index: what a viewer is proposed must not depend on documents that he may not see. */
const USUAL_LENGTH = 80

/** How much a term is at home in a document, from 0 to 1: which candidates come, not how they are ordered. */
export function presence(count: number, length: number): number {
  return count / (count + SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / USUAL_LENGTH))
}
