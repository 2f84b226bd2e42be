import type { Attributes, SearchDocument } from '../../src/search/document.ts'
import type { Engine, Proposal, ProposeRequest } from '../../src/search/engines/port.ts'
import { everything } from '../../src/search/filter.ts'
import { packField } from '../../src/search/terms.ts'

export function lesson(id: string, words: string, attributes: Attributes = { recent: 0 }): SearchDocument {
  const counts = new Map<string, number>()
  for (const word of words.split(' ')) if (word) counts.set(word, (counts.get(word) ?? 0) + 1)
  const terms = { lesson: packField(counts, counts.size) }
  return { id, version: JSON.stringify([words, attributes]), language: 'en', attributes, terms }
}

export function ask(
  engine: Engine,
  words: string[],
  filter = everything,
  facets: string[] = [],
): Promise<Proposal> {
  const request: ProposeRequest = {
    terms: words.map(term => ({ term, weight: 1 })),
    filter,
    facets: facets.map(attribute => ({ attribute, filter })),
    limit: 1000,
  }
  return engine.propose(request)
}

export function idsOf({ candidates }: Proposal): string[] {
  return candidates.map(({ id }) => id).sort()
}

export async function drain(engine: Engine): Promise<void> {
  const ids: string[] = []
  for await (const { id } of engine.ids()) ids.push(id)
  await engine.drop(ids)
}

export async function has(engine: Engine, wanted: string): Promise<boolean> {
  for await (const { id } of engine.ids()) if (id === wanted) return true
  return false
}
