import countries from '../../../prisma/catalogues/countries.json' with { type: 'json' }

// Names that sources use and the platform does not.
const OTHER_NAMES: Record<string, string> = {
  'bolivia plurinational state of': 'BO',
  brunei: 'BN',
  burma: 'MM',
  'cabo verde': 'CV',
  congo: 'CG',
  'congo brazzaville': 'CG',
  'cote divoire': 'CI',
  'czech republic': 'CZ',
  'democratic peoples republic of korea': 'KP',
  'democratic republic of congo': 'CD',
  'dpr korea': 'KP',
  dprk: 'KP',
  'dr congo': 'CD',
  drc: 'CD',
  'iran islamic republic of': 'IR',
  'ivory coast': 'CI',
  'lao pdr': 'LA',
  'lao peoples democratic republic': 'LA',
  macedonia: 'MK',
  micronesia: 'FM',
  'moldova republic of': 'MD',
  myanmar: 'MM',
  palestine: 'PS',
  'republic of congo': 'CG',
  'republic of korea': 'KR',
  'republic of moldova': 'MD',
  'russian federation': 'RU',
  'state of palestine': 'PS',
  swaziland: 'SZ',
  'syrian arab republic': 'SY',
  'timor leste': 'TL',
  turkey: 'TR',
  uk: 'GB',
  'united republic of tanzania': 'TZ',
  usa: 'US',
  'viet nam': 'VN',
}

const CODES = new Map(Object.entries(OTHER_NAMES))
for (const language of ['en', 'fr', 'es', 'nl']) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  for (const { code } of countries) {
    const name = foldName(names.of(code) ?? '')
    if (name && !CODES.has(name)) CODES.set(name, code)
  }
}

/** The ISO code for a country's name in one of our languages, or null when it is not surely one. */
export function countryCode(name: string): string | null {
  return CODES.get(foldName(name)) ?? null
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .replace(/\bthe\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
