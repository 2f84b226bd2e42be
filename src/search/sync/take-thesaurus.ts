import { setImmediate as breathe } from 'node:timers/promises'
import { transact } from '../../db/transact.ts'
import { LANGUAGES } from '../analysis/analyse-query.ts'
import { stem } from '../analysis/stem.ts'
import type { Language } from '../document.ts'
import { finishChanges, enqueueHolding } from '../stored/concept-changes.ts'
import { changedWords, recomposed, touchedTerms, touches } from '../thesaurus/changed-words.ts'
import { makeConcepts, wordOf } from '../thesaurus/concepts.ts'
import type { ConceptChange } from '../thesaurus/read-concepts.ts'
import { undo } from '../thesaurus/read-concepts.ts'
import type { Carrying } from './carry.ts'

/** After so many words others get their turn. */
const atOnce = 2_000

/**
 * Makes the documents again whose words mean something else since the thesaurus was changed, and no others. Only the
 * worker does, between its batches: what it makes from here on it makes by the thesaurus that it read here.
 */
export async function takeThesaurus(on: Carrying): Promise<void> {
  if (!(await on.thesaurus.catchUp())) return
  const { concepts, changes } = await on.thesaurus.read()
  const [before, after] = [
    makeConcepts(undo(concepts, changes), on.thesaurus.translate),
    on.thesaurus.concepts,
  ]
  // Who takes over from another process may not have heard of its last documents.
  await on.numbers.catchUp()
  const found: { language: Language; words: string[] }[] = []
  const others = recomposed(concepts, before, after)
  for (const language of LANGUAGES) {
    const terms = [...touchedTerms(changes, language), ...others.flatMap(({ terms }) => terms[language])]
    if (terms.length === 0) continue
    const words: string[] = []
    for (const some of inSlices(candidates(on, terms, language))) {
      words.push(...changedWords(before, after, language, some))
      await breathe()
    }
    if (words.length > 0) found.push({ language, words })
  }
  await transact(on.database.prisma, async tx => {
    for (const { language, words } of found) {
      const stems = [...new Set(words.map(word => stem(word, language)))]
      await enqueueHolding(tx, language, words, stems)
    }
    await finishChanges(
      tx,
      changes.map((change: ConceptChange) => change.seq),
    )
  })
}

/** The words of all documents that the terms may have a say in, and the terms themselves, of which some are not kept. */
function* candidates({ numbers }: Carrying, terms: readonly string[], language: Language): Generator<string> {
  const mayChange = touches(terms, language)
  for (const word of numbers.vocabulary.written.all()) if (mayChange(word)) yield word
  yield* new Set(terms.map(wordOf))
}

function* inSlices(words: Iterable<string>): Generator<string[]> {
  let slice: string[] = []
  for (const word of words) {
    slice.push(word)
    if (slice.length < atOnce) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
