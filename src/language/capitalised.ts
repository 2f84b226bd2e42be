import type { Language } from './language.ts'

/** As what begins a sentence, or stands as a label of its own: in running text it is "wereld" and "world". */
export const capitalised = (text: string, language: Language): string =>
  `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}`
