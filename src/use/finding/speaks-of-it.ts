import { conceptsAbout, isOfTheField } from '../../search/concepts-about.ts'
import type { Candidate } from '../../search/engines/port.ts'
import type { SearchAnswer } from '../../search/search.ts'
import { readDocumentId } from '../../search/searchable.ts'

/**
 * Of what the words of the text mean in the field, an item is about so much at least, weighed by how rare it is; and of
 * more than one meaning, for "cost" alone says nothing. Looked at on the ten questions of the example world: of what
 * shared words and nothing else nearly all went, and the question that nobody can answer has no item left.
 */
const least = { ofMeanings: 0.25, meanings: 2 } as const

/** Whether what was found is about the same, and does not only share words that every report has. */
export function speaksOfIt(
  { asked }: Pick<SearchAnswer, 'asked'>,
  policyDomains: readonly string[],
): (candidate: Candidate) => boolean {
  const meanings = new Map(
    asked
      .flatMap(({ terms }) => [...terms])
      .flatMap(([term, tells]) => (isOfTheField(term) ? [[term.slice(1), tells] as const] : [])),
  )
  const sum = (codes: Iterable<string>) =>
    [...codes].reduce((total, code) => total + (meanings.get(code) ?? 0), 0)
  const all = sum(meanings.keys())
  return ({ id, terms, attributes }) => {
    const filed = attributes['policyDomain']
    if (typeof filed === 'object' && policyDomains.some(code => filed.includes(code))) return true
    const kind = readDocumentId(id)?.kind ?? ''
    const shared = conceptsAbout(kind, terms).filter(code => meanings.has(code))
    return shared.length >= least.meanings && sum(shared) >= least.ofMeanings * all
  }
}
