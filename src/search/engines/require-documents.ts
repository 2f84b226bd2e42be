import { ATTRIBUTE_NAME, DOCUMENT_ID } from '../document.ts'
import type { SearchDocument } from '../document.ts'

/** Refuses what an engine could take only half: a document without a usable id or moment. */
export function requireDocuments(documents: readonly SearchDocument[]): void {
  const seen = new Set<string>()
  for (const { id, attributes } of documents) {
    if (!DOCUMENT_ID.test(id)) throw new Error(`Not a document id: "${id}"`)
    if (seen.has(id)) throw new Error(`The document ${id} was put twice in one batch`)
    seen.add(id)
    for (const [name, value] of Object.entries(attributes)) {
      if (!ATTRIBUTE_NAME.test(name)) throw new Error(`Not an attribute name: "${name}"`)
      if (typeof value === 'number' && !Number.isFinite(value))
        throw new Error(`${id}: ${name} is not a number`)
    }
  }
}
