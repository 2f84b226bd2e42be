import type { Language } from '../document.ts'

// The stemmers cut a plural otherwise than its singular: of organisatie, organisaties, of ley and leyes, of élu, élus
// they make two terms each. So a plural is made singular first. What is made of one word by mistake (virus, viru) is
// made of it everywhere, and still meets itself.

type Rule = readonly [ending: RegExp, singular: string]

const RULES: Record<Language, readonly Rule[]> = {
  nl: [
    [/^(.*(?:^|[^aeiou]))steden$/, '$1stad'],
    [
      /^(|.*(?:raads|bestuurs|gezins|partij|vakbonds|familie|personeels|team|groeps|commissie|staf))leden$/,
      '$1lid',
    ],
    [/kinderen$/, 'kind'],
    [/(?<=..(?:(?<!adv|verl|k|vl|prec|sp)ie|eau|(?<![aeiou])[aoé]))s$/, ''],
    [/(?<!nne|adre|proce|succe|congre|prinse|progre|expre|exce|acce|rece|^.{0,3})(?<=[^aeiou]e)s$/, ''],
    [/(?<=[^aeiou](?<!tijd|volg|weg|nam|vervolg|trouw|overig|minst|hoogst|w|gr|l|m|k)en)s$/, ''],
  ],
  fr: [
    [/^travaux$/, 'travail'],
    [
      /(?<=(?:no|tu|jo)yau|eau|(?:^|mi)lieu|jeu|feu|cheveu|neveu|v[œo]eu|aveu|dieu|bijou|caillou|genou|chou)x$/,
      '',
    ],
    [/(?<!^(?:fil|foi|cour|ver|moi|pay|temp|corp|bra)|ai|oi|^.{0,2})s$/, ''],
    [/(?<=^[lr]oi|essai|délai|delai|balai|emploi|envoi|tournoi|convoi|renvoi|octroi)s$/, ''],
    [/(?<=[^aeiou][ao]is)es?$/, ''],
  ],
  es: [
    [/(?<=[aeiouáéíóú])(?<!índi|indi|enla|cómpli|compli|vérti|apéndi)ces$/, 'z'],
    [/(?<=.[aeiouáéíóú][dlnrjzxy])es$/, ''],
    [/(?<=[aeiouáéíóú]s)es$/, ''],
    [/(?<!inter|franc|ingl|japon|holand|portugu|irland|despu)(?<=..[^s]e)s$/, ''],
    [/(?<=..[ao])(?<![aei]mo)s$/, ''],
    // Verbs end so too (tenemos, estábamos), but none of them has its accent so early (préstamos, próximos).
    [/(?<=[áéíóú][^aeiouáéíóú]+[aei]mo)(?<!ábamo|áramo|ásamo|iéramo|iésemo)s$/, ''],
  ],
  en: [],
}

/** A word as one of what it says several of. */
export function singular(word: string, language: Language): string {
  for (const [ending, one] of RULES[language]) {
    const made = word.replace(ending, one)
    if (made !== word) return made
  }
  return word
}
