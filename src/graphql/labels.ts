import type { Context } from '../context.ts'
import type { Language } from '../language/language.ts'

/** A row of a catalogue with its label in the four languages. */
export interface Labelled {
  labelNl: string
  labelFr: string
  labelEs: string
  labelEn: string
}

export function labelOf(row: Labelled, language: Language): string {
  return { nl: row.labelNl, fr: row.labelFr, es: row.labelEs, en: row.labelEn }[language]
}

/** The language a field asks for, or else the request's. */
export const languageFor = (
  args: { language?: Language | null },
  context: Pick<Context, 'language'>,
): Language => args.language ?? context.language
