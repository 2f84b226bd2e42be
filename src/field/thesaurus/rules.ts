import { z } from 'zod'
import { fold } from '../../search/analysis/fold.ts'
import { isAdministrator, type Viewer } from '../../access/viewer.ts'
import { type Language, languages } from '../../language/language.ts'

/** Who extends and corrects the thesaurus: what a word means is the same for all who search. */
export const mayKeepThesaurus = (viewer: Viewer): boolean => isAdministrator(viewer)

/** Of a word's meanings so many are followed; more is guessing. */
export const mostMeanings = 2

const longestTerm = 80
const mostTerms = 60

const code = z
  .string({ error: 'code: give the concept a code, such as waste-collection.' })
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'code: lower-case letters a-z and digits, words joined by hyphens, such as waste-collection.',
  )
  .max(80, 'code: at most 80 characters.')

const termsIn = (language: Language) =>
  z
    .array(z.string().transform(asTerm))
    .max(
      mostTerms,
      `${language}: at most ${mostTerms} terms; words that mean something else are another concept.`,
    )
    .superRefine((terms, context) => {
      const refuse = (at: number, message: string) =>
        context.addIssue({ code: 'custom', path: [at], message: `${language}: ${message}` })
      const seen = new Set<string>()
      for (const [at, term] of terms.entries()) {
        const wrong = whatIsWrong(term)
        if (wrong) refuse(at, wrong)
        else if (seen.has(term.toLowerCase()))
          refuse(at, `"${term}" stands there twice; capitals make no other word.`)
        seen.add(term.toLowerCase())
      }
    })

/** Loose spaces say nothing. */
const asTerm = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')

function whatIsWrong(term: string): string | undefined {
  if (term === '') return 'an empty term says nothing; leave it out.'
  if (term.length > longestTerm) return `"${term.slice(0, 40)}…" is longer than ${longestTerm} characters.`
  const sign = /[|,]/.exec(term)?.[0]
  if (sign) return `"${term}" holds a ${sign === ',' ? 'comma' : 'bar'}; write two terms.`
  if (/\p{Cc}/u.test(term)) return `"${term}" holds a control character.`
  if (!/^[\p{L}\p{N}]/u.test(term)) return `"${term}" should begin with a letter or a digit.`
  return undefined
}

/** As the table keeps terms to search in: without capitals and accents. */
export const soughtFor = (text: string): string => fold(text.toLowerCase())

const reason = z.string().trim().max(500, 'reason: at most 500 characters.').nullish()
const broader = z.string().nullish()
const given = { nl: termsIn('nl'), fr: termsIn('fr'), es: termsIn('es'), en: termsIn('en') }
const optional = {
  nl: given.nl.nullish(),
  fr: given.fr.nullish(),
  es: given.es.nullish(),
  en: given.en.nullish(),
}

type Given = Partial<Record<Language, readonly string[] | null | undefined>>
const saysSomething = (terms: Given): boolean =>
  languages.some(language => (terms[language] ?? []).length > 0)
const saysNothing = 'A concept needs at least one term: give nl, fr, es or en.'

export const createRules = z
  .object({ ...optional, code, broader, reason })
  .refine(saysSomething, { message: saysNothing })
export const editRules = z.object({ ...optional, broader, reason })
export const removeRules = z.object({ reason })

/** A concept of a file, whole. */
export const listedRules = z
  .object({ code, terms: z.object(given), broader: z.string().nullable() })
  .refine(({ terms }) => saysSomething(terms), { message: saysNothing })

/** The concept after an edit still has to say something. */
export const leavesNothing = (before: Given, edit: Given): string | undefined =>
  saysSomething({
    ...before,
    ...Object.fromEntries(Object.entries(edit).filter(([, terms]) => terms !== undefined)),
  })
    ? undefined
    : saysNothing

/** Whether somebody would lie beneath itself: `broaderOf` says what each code lies beneath. */
export function makesCircle(code: string, broaderOf: (code: string) => string | null | undefined): boolean {
  const seen = new Set<string>()
  for (let above = broaderOf(code); above && !seen.has(above); above = broaderOf(above)) {
    if (above === code) return true
    seen.add(above)
  }
  return false
}
