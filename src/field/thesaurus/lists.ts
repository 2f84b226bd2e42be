import type { WrittenConcept } from '../../search/thesaurus/concept.ts'
import { printCsv, readCsv } from './csv-list.ts'
import type { ListedConcept, ListFormat } from './list-format.ts'
import { printSkos, readSkos } from './skos-list.ts'

export const print: Record<ListFormat, (concepts: readonly WrittenConcept[]) => string> = {
  csv: printCsv,
  skos: printSkos,
}

/** What a file says, as it is written there; throws an UnreadableListError where it is no such file. */
export const read: Record<ListFormat, (text: string) => ListedConcept[]> = { csv: readCsv, skos: readSkos }
