import type { Favour } from '../../search/find.ts'

/** What helped wherever it was tried counts for up to so much more, what was wrong for so much less. */
const mostBy = 0.25

/** Of two that fit alike, the one that proved itself on other visits comes first; untried, nothing changes. */
export const favourProven =
  (more: Favour = () => 1): Favour =>
  attributes => {
    const { worth } = attributes
    return (1 + (mostBy * (typeof worth === 'number' ? worth : 0)) / 100) * more(attributes)
  }
