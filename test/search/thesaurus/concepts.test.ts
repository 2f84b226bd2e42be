import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../src/language/language.ts'
import { ANALYSIS_VERSION } from '../../../src/search/analysis/version.ts'
import { type Concepts, makeConcepts } from '../../../src/search/thesaurus/concepts.ts'
import { type Concept, readThesaurus } from '../../../src/search/thesaurus/read-thesaurus.ts'

let thesaurus: Concept[]
let concepts: Concepts
beforeAll(async () => {
  thesaurus = await readThesaurus()
  concepts = makeConcepts(thesaurus)
})

const meet = (one: [string, Language], other: [string, Language]) =>
  concepts.of(...one).filter(term => concepts.of(...other).includes(term))

describe('words that mean the same meet', () => {
  test.each<[string, Language, string, Language]>([
    ['stedenband', 'nl', 'jumelage', 'fr'],
    ['stedenband', 'nl', 'hermanamiento', 'es'],
    ['hermanamiento', 'es', 'twinning', 'en'],
    ['afval', 'nl', 'déchets', 'fr'],
    ['dechets', 'fr', 'waste', 'en'],
    ['ophaling', 'nl', 'collecte', 'fr'],
    ['gemeenten', 'nl', 'municipios', 'es'],
    ['burgemeester', 'nl', 'maire', 'fr'],
    ['huizen', 'nl', 'casas', 'es'],
    ['helpen', 'nl', 'aider', 'fr'],
    ['ciudades', 'es', 'city', 'en'],
  ])('%s (%s) and %s (%s)', (one, its, other, others) => {
    expect(meet([one, its], [other, others])).not.toEqual([])
  })

  test('a compound meets what its parts mean', () => {
    expect(meet(['afvalophaling', 'nl'], ['collecte', 'fr'])).not.toEqual([])
    expect(meet(['afvalophaling', 'nl'], ['déchets', 'fr'])).not.toEqual([])
  })
})

describe('words that mean nothing known', () => {
  test.each<[string, Language]>([
    ['Oosterzande', 'nl'],
    ['xyzzy', 'en'],
    ['', 'fr'],
    ['123', 'es'],
  ])('%s (%s) stay as they are', (word, language) => {
    expect(concepts.of(word, language)).toEqual([])
  })
})

test('an index knows when it was made with another thesaurus', () => {
  const digest = createHash('sha256').update(JSON.stringify(thesaurus)).digest('hex').slice(0, 12)
  // When this fails: raise ANALYSIS_VERSION in src/search/analysis/version.ts, and write both down here.
  expect({ ANALYSIS_VERSION, digest }).toEqual({ ANALYSIS_VERSION: 3, digest: '56abb9e715f8' })
})
