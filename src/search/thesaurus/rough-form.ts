import type { Language } from '../document.ts'

// What the stemmers leave apart: nl huizen/huis, werkt/werken; fr donnent/donner, enjeux/enjeu; es jueces/juez.
const endings: Record<Language, RegExp> = {
  nl: /(?:t|te|de|ten|den|e|en)$/,
  fr: /(?:ent|ait|aient|ant|ees|es|ee|e|s|(?<=eu)x)$/,
  es: /(?:es|s|a|o|e)$/,
  en: /(?:ed|ing|s|e)$/,
}
const shortest = 3

/** A stem with what still divides the forms of one word taken off; for a look-up when nothing else is known. */
export function roughForm(stem: string, language: Language): string {
  const bare = stem.replace(endings[language], '')
  const kept = bare.length >= shortest ? bare : stem
  if (language === 'es') return kept.replace(/c$/, 'z')
  if (language !== 'nl') return kept
  return kept
    .replace(/z$/, 's')
    .replace(/v$/, 'f')
    .replace(/([aeou])\1(?=[^aeiou]+$)/, '$1')
    .replace(/([bdfgklmnprst])\1$/, '$1')
}
