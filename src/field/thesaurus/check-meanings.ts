import type { Transaction } from '../../db/transact.ts'
import { RuleError } from '../../errors.ts'
import { type Language, languages } from '../../language/language.ts'
import type { Terms } from '../../search/thesaurus/concept.ts'
import { mostMeanings, soughtFor } from './rules.ts'

const columns = { nl: 'soughtNl', fr: 'soughtFr', es: 'soughtEs', en: 'soughtEn' } as const

/** Refuses a term that has its meanings already: one more would not be followed, or push out another. */
export async function checkMeanings(tx: Transaction, code: string, added: Partial<Terms>): Promise<void> {
  const sought = languages.flatMap(language =>
    (added[language] ?? []).map(term => ({ language, term, within: `|${soughtFor(term)}|` })),
  )
  if (sought.length === 0) return
  const rows = await tx.concept.findMany({
    where: {
      code: { not: code },
      OR: sought.map(({ language, within }) => ({ [columns[language]]: { contains: within } })),
    },
    select: { code: true, soughtNl: true, soughtFr: true, soughtEs: true, soughtEn: true },
    orderBy: { code: 'asc' },
  })
  for (const { language, term, within } of sought) {
    const others = rows.filter(row => row[columns[language]].includes(within)).map(row => row.code)
    if (others.length < mostMeanings) continue
    throw new RuleError(
      `${language}: "${term}" means ${others.join(' and ')} already, and of a word two meanings are followed; take it out of one of them first.`,
      ['input', language],
    )
  }
}

/** The terms that were not there before. */
export function addedTerms(
  before: Terms,
  after: Partial<Record<Language, readonly string[] | null>>,
): Partial<Terms> {
  return Object.fromEntries(
    languages.map(language => [
      language,
      (after[language] ?? []).filter(term => !before[language].includes(term)),
    ]),
  )
}
