import type { Prisma } from '../../db/generated/client/client.ts'
import { ValidationError } from '../../errors.ts'
import type { Language } from '../../language/language.ts'
import { soughtFor } from './rules.ts'

export interface ConceptFilter {
  termContains?: string | null
  language?: Language | null
  broader?: string | null
}

const longest = 100

/** The concepts that pass every part of a filter. */
export function conceptFilter(filter: ConceptFilter | null | undefined): Prisma.ConceptWhereInput {
  if (!filter) return {}
  const { termContains, language, broader } = filter
  return {
    AND: [
      termContains ? says(soughtFor(termContains.trim()), language) : speaks(language),
      broader == null ? {} : broader === '' ? { broaderId: null } : { broader: { code: broader } },
    ],
  }
}

function says(words: string, language: Language | null | undefined): Prisma.ConceptWhereInput {
  if (words.length > longest) {
    throw ValidationError.at(['filter', 'termContains'], `termContains: at most ${longest} characters.`)
  }
  // A bar stands between two terms; nothing that a term says holds one.
  const contains = words.replaceAll('|', ' ')
  const inLanguage = {
    nl: { soughtNl: { contains } },
    fr: { soughtFr: { contains } },
    es: { soughtEs: { contains } },
    en: { soughtEn: { contains } },
  }
  return language ? inLanguage[language] : { OR: [...Object.values(inLanguage), { code: { contains } }] }
}

/** With a term in this language at all. */
function speaks(language: Language | null | undefined): Prisma.ConceptWhereInput {
  if (!language) return {}
  const isEmpty = false
  return {
    nl: { termsNl: { isEmpty } },
    fr: { termsFr: { isEmpty } },
    es: { termsEs: { isEmpty } },
    en: { termsEn: { isEmpty } },
  }[language]
}
