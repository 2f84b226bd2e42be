const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  frac12: '½',
  reg: '®',
  copy: '©',
  trade: '™',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  oacute: 'ó',
  iacute: 'í',
  aacute: 'á',
  uuml: 'ü',
  ouml: 'ö',
}

// A tag has nothing or attributes behind its name, so that 'a<b and c>d' is none.
const tag = (names: string) => new RegExp(`</?(?:${names})(?:\\s+[\\w-]+\\s*=[^<>]*)?\\s*/?>`, 'gi')
const BREAKING_TAG = tag('br|p|li|ul|ol|div|tr|table|h[1-6]')
const OTHER_TAG = tag('a|b|i|u|em|strong|span|font|sub|sup|td|th|tbody|small|img')

/** Text as people wrote it: without remnants of HTML, invisible characters and odd white space. */
export function cleanText(text: string): string {
  return decodeEntities(text.replace(BREAKING_TAG, '\n').replace(OTHER_TAG, ''))
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\p{Zs}\t\v\f]+/gu, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+\d{0,2}));/gi

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
