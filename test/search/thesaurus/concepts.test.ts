import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../src/language/language.ts'
import { analyseDocument } from '../../../src/search/analysis/analyse-document.ts'
import { stopWordsOf } from '../../../src/search/analysis/stop-words.ts'
import { ANALYSIS_VERSION } from '../../../src/search/analysis/version.ts'
import { type Concepts, conceptsOf, makeConcepts } from '../../../src/search/thesaurus/concepts.ts'
import type { Concept } from '../../../src/search/thesaurus/concept.ts'
import { readThesaurus } from '../../../src/search/thesaurus/read-thesaurus.ts'

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
    ['gobiernos', 'es', 'government', 'en'],
    ['unidades', 'es', 'unité', 'fr'],
    ['jueces', 'es', 'juge', 'fr'],
    ['enjeux', 'fr', 'défi', 'fr'],
  ])('%s (%s) and %s (%s)', (one, its, other, others) => {
    expect(meet([one, its], [other, others])).not.toEqual([])
  })

  test('but a compound that is known whole means no more than it says: stedenband is no band', () => {
    expect(meet(['stedenband', 'nl'], ['groepen', 'nl'])).toEqual([])
    expect(meet(['stedenband', 'nl'], ['orkest', 'nl'])).toEqual([])
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

test('an index knows when it was made by another analysis', () => {
  const meanings: Concept[] = [
    concept('waste', { nl: ['afval'], fr: ['déchet', 'ordures'], es: ['residuo'], en: ['waste'] }),
    concept('collection', {
      nl: ['ophaling', 'ophalen'],
      fr: ['collecte'],
      es: ['recogida'],
      en: ['collect'],
    }),
    concept('unit', { nl: ['eenheid'], fr: ['enjeu'], es: ['unidad', 'gobierno', 'juez'], en: ['unit'] }),
    concept('service', {
      nl: ['reinigingsdienst'],
      fr: ['collecte de déchets'],
      es: ['recogida de residuos'],
      en: ['waste collection'],
    }),
    concept('house', { nl: ['huis', 'huizen'], fr: ['maison'], es: ['casa'], en: ['house', 'home'] }),
  ]
  const expand = conceptsOf(makeConcepts(meanings))
  const texts: Record<Language, string> = {
    nl: "De afvalophaling bij 1.500 huizen in Sint-Niklaas: 's maandags, te laat en te duur (COVID-19), zegt de reinigingsdienst.",
    fr: "La collecte des déchets de l'arrondissement s'améliore; quarante maisons n'en ont pas; enjeux.",
    es: 'La recogida de residuos en 3,5 barrios: los vecinos queman la basura en sus casas; unidades, gobiernos, jueces.',
    en: "The city's waste wasn't collected on time; re-use at home was the cheapest 3.5% of it.",
  }
  const made = Object.entries(texts).map(([language, text]) =>
    analyseDocument({ text }, language as Language, [expand]),
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([made, languages.map(stopWordsOf)]))
    .digest('hex')
    .slice(0, 12)
  // When this fails: raise ANALYSIS_VERSION in src/search/analysis/version.ts, and write both down here. The
  // thesaurus itself is data: what changes in it is made again word by word.
  expect({ ANALYSIS_VERSION, digest }).toEqual({ ANALYSIS_VERSION: 10, digest: 'f98a027b4fc9' })
})

const concept = (code: string, terms: Concept['terms']): Concept => ({ code, terms })
