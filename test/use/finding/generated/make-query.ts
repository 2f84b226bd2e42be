import { oneOf } from '../../../kills/random.ts'

/** What a searcher may send: sense, nonsense and malice, in the four languages and in others. */
export interface Asked {
  query: string
  kinds?: string[]
  filter?: Record<string, unknown>
  language: string
}

type Random = () => number

/** So few words that generated lessons and generated queries share them. */
export const words =
  'emmer emmers karren markt marktgelden water drinkwatercomité waterput déchets marché collecte agua mercado juntas basura waste market collection contract training burgemeester raadslid begroting personeel'.split(
    ' ',
  )

const stopWords = [
  'de het een en van niet',
  'le la les et des une',
  'el la los y de una',
  'the a of and to in',
  'wat is er',
]
const strange = [
  '😀🎈🚰',
  '東京都 ごみ',
  'ўзбекистон вода',
  'عربي ماء',
  'ডাক',
  `o'b"ri\\en`,
  '\\',
  '"',
  '""',
  '-',
  '-"',
  'tab\tand\nline\u0000\u0007\u001f',
  'a\ud800b',
  '\u202eretaw',
  'é'.repeat(500),
  `x' OR '1'='1'; drop table lesson; --`,
  '${7*7} {{7*7}} %00 ../../etc',
  '1.500,00 2019-05-01 3,5',
  ' \u00a0\u2003 ',
  'ﬁnance ｗａｔｅｒ',
  'aaa-bbb-ccc-ddd l’eau d’arrosage',
]

export function makeQuery(random: Random): Asked {
  return {
    query: makeText(random),
    language: oneOf(['nl', 'fr', 'es', 'en'], random),
    ...(random() < 0.3
      ? { kinds: some(['LESSON', 'GOOD_PRACTICE', 'VISIT', 'DOCUMENT', 'QUESTION', 'EVENT'], random) }
      : {}),
    ...(random() < 0.6 ? { filter: makeFilter(random) } : {}),
  }
}

function makeText(random: Random): string {
  const roll = random()
  if (roll < 0.45) return someWords(random).join(' ')
  if (roll < 0.55)
    return someWords(random)
      .map(word => mistyped(word, random))
      .join(' ')
  if (roll < 0.65) return `${someWords(random).join(' ')} ${signed(random)}`
  if (roll < 0.7) return oneOf(stopWords, random)
  if (roll < 0.85) return oneOf(strange, random)
  if (roll < 0.95) return `${oneOf(strange, random)} ${someWords(random).join(' ')} ${oneOf(strange, random)}`
  if (roll < 0.97) return ''
  if (roll < 0.98) return long(100_000, random)
  if (roll < 0.985) return long(100_001, random)
  return Array.from({ length: 1 + Math.floor(random() * 60) }, () =>
    String.fromCharCode(Math.floor(random() * 0x10000)),
  ).join('')
}

const someWords = (random: Random) =>
  Array.from({ length: 1 + Math.floor(random() * 6) }, () => oneOf(words, random))

const signed = (random: Random) =>
  oneOf(['-', '"', '-"', '« ', '“'], random) +
  someWords(random).join(' ') +
  oneOf(['"', '', ' »', '”'], random)

const long = (length: number, random: Random) =>
  `${someWords(random).join(' ')} ${oneOf(strange, random)} `.repeat(20_000).slice(0, length)

/** A letter dropped, doubled or swapped, or the word broken off. */
function mistyped(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 1))
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  return oneOf(
    [before + after, before + letter + letter + after, before + after.slice(0, 1) + letter, before],
    random,
  )
}

function some<T>(choices: readonly T[], random: Random): T[] {
  return choices.filter(() => random() < 0.4)
}

function makeFilter(random: Random): Record<string, unknown> {
  const parts: Record<string, () => unknown> = {
    missionTypes: () => some(['IDENTIFICATION', 'EVALUATION', 'TECHNICAL'], random),
    policyDomains: () => values(['waste', 'waste-collection', 'good-governance'], random),
    regions: () => values(['002', '011', '001'], random),
    countries: () => values(['SN', 'BE', 'MA'], random),
    outcomes: () => some(['WORKED', 'FAILED', 'MIXED', 'NOT_STATED'], random),
    languages: () => some(['nl', 'fr', 'es', 'en'], random),
    collections: () => values(['own', 'ifrc'], random),
    questionStates: () => some(['OPEN', 'ANSWERED', 'WITHDRAWN'], random),
    years: () => some([2019, 2020, 0, -1, 2_147_483_647], random),
    visitFrom: () => oneOf(['2019-01-01', '2026-05-31', '9999-12-31', null], random),
    visitUntil: () => oneOf(['2026-05-31', '2027-01-01', '0001-01-01'], random),
  }
  const names = Object.keys(parts).filter(() => random() < 0.2)
  return Object.fromEntries(names.map(name => [name, parts[name]?.()]))
}

/** Codes that there are, and now and then a value that nobody gave. */
const values = (codes: readonly string[], random: Random): string[] =>
  random() < 0.15 ? [oneOf(strange, random), ...some(codes, random)] : some(codes, random)
