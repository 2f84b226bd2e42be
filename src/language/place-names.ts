import { capitalised } from './capitalised.ts'
import type { Language } from './language.ts'

// The platform says "Latin America" for M49's "Latin America and the Caribbean".
const ownRegionNames: Record<string, Record<Language, string>> = {
  '419': {
    nl: 'Latijns-Amerika en de Caraïben',
    fr: 'Amérique latine et Caraïbes',
    es: 'América Latina y el Caribe',
    en: 'Latin America and the Caribbean',
  },
}

const namesOf = new Map<Language, Intl.DisplayNames>()

/** The name of a country by its ISO 3166-1 alpha-2 code, or the code itself where there is no such country. */
export function countryName(code: string, language: Language): string {
  return /^[A-Z]{2}$/.test(code) ? (platformName(code, language) ?? code) : code
}

/** The name of a region by its M49 code, begun with a capital, or the code itself where there is no such region. */
export function regionName(code: string, language: Language): string {
  if (!/^\d{3}$/.test(code)) return code
  return capitalised(ownRegionNames[code]?.[language] ?? platformName(code, language) ?? code, language)
}

function platformName(code: string, language: Language): string | undefined {
  let names = namesOf.get(language)
  if (!names) {
    names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    namesOf.set(language, names)
  }
  return names.of(code)
}
