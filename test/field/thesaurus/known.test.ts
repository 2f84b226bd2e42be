import { expect, test } from 'vitest'
import { readTexts } from '../../../src/field/thesaurus/read-texts.ts'
import type { Language } from '../../../src/language/language.ts'
import { makeConcepts } from '../../../src/search/thesaurus/concepts.ts'
import { countKnown, nothingKnown } from '../../../src/search/thesaurus/count-known.ts'

const concepts = makeConcepts([
  { code: 'waste', terms: { nl: ['afval'], fr: ['déchet'], es: ['residuo'], en: ['waste'] } },
  {
    code: 'collect',
    terms: { nl: ['ophalen', 'ophaling'], fr: ['collecte'], es: ['recoger'], en: ['collect'] },
  },
])

test.each<[Language, string, number, number, string[]]>([
  ['nl', 'De afvalophaling van het afval is in 2024 gestopt.', 3, 2, ['gestopt']],
  ['nl', 'Wij spraken Jan in Gent. Morgen ophalen.', 3, 1, ['spraken', 'morgen']],
  ['fr', "La collecte des déchets, l'arrondissement et l'Évêque", 3, 2, ['arrondissement']],
  ['es', '¿Recoger los residuos? «Mañana» (Basura)', 3, 2, ['mañana']],
  ['en', 'WASTE COLLECT XYLOPHONE', 3, 2, ['xylophone']],
  ['en', '3.5 % of a 12 x', 0, 0, []],
])('counts in %s: %s', (language, text, words, known, unknown) => {
  const into = nothingKnown()
  countKnown(concepts, text, language, into)
  expect({ words: into.words, known: into.known, unknown: [...into.unknown.keys()] }).toEqual({
    words,
    known,
    unknown,
  })
})

test.each([
  [
    'a search set',
    '{"name":"s","lang":"en","queryLang":"nl","docs":[{"id":"1","text":"a b"}],"queries":[{"text":"c d","relevant":[]}]}',
    [
      ['a b', 'en'],
      ['c d', 'nl'],
    ],
  ],
  [
    'JSON lines',
    '{"title":"Een titel","language":"nl","id":"7"}\n{"title":"Un titre","lang":"fr"}\n',
    [
      ['Een titel', 'nl'],
      ['Un titre', 'fr'],
    ],
  ],
  ['CSV', 'id,text,date\n1,"Some words, here",2020-01-01\n', [['Some words, here', undefined]]],
  [
    'plain text',
    'One, and two.\nStill one.\n\nAnother, third.',
    [
      ['One, and two.\nStill one.', undefined],
      ['Another, third.', undefined],
    ],
  ],
])('reads %s', (_what, content, texts) => {
  expect(readTexts(content).map(({ text, language }) => [text, language])).toEqual(texts)
})
