import { createHash } from 'node:crypto'
import type { Outcome } from '../../db/generated/client/enums.ts'
import { cleanText } from './clean-text.ts'
import { countryCode } from './country-codes.ts'
import { foldText } from './fold-text.ts'
import type { ImportedLesson } from './import-record.ts'
import { makeTitle } from './make-title.ts'
import { repairEncoding } from './repair-encoding.ts'

/** The cells of a row, clean but for the excerpt. */
export interface IfrcRow {
  code: string
  excerpt: string
  learning: string
  sector: string
  subdimension: string
  hazard: string
  country: string
}

/** Every one of these operations answers a disaster or a crisis; a sector adds a domain only where that is sure. */
const EVERY_OPERATION = 'safety-disasters'
const DOMAIN_OF_SECTOR: Record<string, string> = {
  health: 'health',
  'water sanitation and hygiene': 'water-sanitation',
  'protection, gender and inclusion': 'social-inclusion',
  'disaster risk reduction and climate action': 'climate',
  education: 'education',
}

const OUTCOME: Record<string, Outcome> = { success: 'WORKED' }

// What the coders wrote where nothing was to be said.
const SAYS_NOTHING = new Set(['', '0', 'other', 'n/a', 'none'])

export function ifrcLesson(
  row: IfrcRow,
  experiencedOn: string | null,
): { lesson: ImportedLesson; notes: string[] } {
  const excerpt = repairEncoding(row.excerpt)
  const lesson = cleanText(excerpt)
  const domain = DOMAIN_OF_SECTOR[foldText(row.sector)]
  const country = said(row.country)
  const code = country && countryCode(country)
  const notes: string[] = []
  if (excerpt !== row.excerpt) notes.push('Text whose letters were damaged by a wrong encoding is repaired')
  if (country && !code) notes.push(`Country '${country}' is not one we know and is left out`)
  return {
    notes,
    lesson: {
      sourceKey: ifrcKey(row.code, lesson),
      title: makeTitle(lesson),
      titleIsMade: true,
      language: 'en',
      context: contextSentence(row),
      whatHappened: null,
      lesson,
      recommendation: null,
      outcome: OUTCOME[foldText(row.learning)] ?? 'NOT_STATED',
      experiencedOn,
      sourceDocument: `IFRC operation ${row.code}`,
      sourceUrl: null,
      sourceOutcome: row.learning || null,
      policyDomains: [EVERY_OPERATION, ...(domain ? [domain] : [])],
      countries: code ? [code] : [],
    },
  }
}

/** The same excerpt of the same operation is the same lesson, whatever sector it was filed under. */
export function ifrcKey(code: string, excerpt: string): string {
  const hash = createHash('sha256').update(foldText(excerpt)).digest('base64url')
  return `${code.toUpperCase()}:${hash.slice(0, 22)}`
}

function contextSentence(row: IfrcRow): string {
  const hazard = said(row.hazard)
  const about = [
    `Red Cross and Red Crescent operation ${row.code}`,
    said(row.country) && ` in ${said(row.country)}`,
    hazard && ` (${hazard.toLowerCase()})`,
  ]
  const themes = [said(row.sector), said(row.subdimension)].filter(theme => theme !== null)
  return `${about.filter(part => part !== null).join('')}${themes.length > 0 ? `: ${themes.join('; ')}` : ''}.`
}

function said(value: string): string | null {
  return SAYS_NOTHING.has(value.toLowerCase()) ? null : value
}
