import { parse } from 'csv-parse/sync'
import type { Language } from '../document.ts'
import type { WrittenConcept } from './concept.ts'

type Row = Record<'concept' | 'broader' | Language, string>

/** What one file of prisma/thesaurus says; those are ours, and tested. */
export function parseConcepts(text: string): WrittenConcept[] {
  const rows: Row[] = parse(text, { columns: true, skip_empty_lines: true, trim: true })
  return rows.map(({ concept, nl, fr, es, en, broader }) => ({
    code: concept,
    terms: { nl: splitTerms(nl), fr: splitTerms(fr), es: splitTerms(es), en: splitTerms(en) },
    broader: broader || null,
  }))
}

export const splitTerms = (cell: string): string[] => cell.split('|').flatMap(term => term.trim() || [])
