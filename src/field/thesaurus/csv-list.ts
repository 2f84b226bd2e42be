import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { WrittenConcept } from '../../search/thesaurus/concept.ts'
import { splitTerms } from '../../search/thesaurus/parse-concepts.ts'
import { type ListedConcept, UnreadableListError } from './list-format.ts'

const columns = ['concept', 'nl', 'fr', 'es', 'en', 'broader'] as const

/** The thesaurus as the files of prisma/thesaurus have it. */
export function printCsv(concepts: readonly WrittenConcept[]): string {
  const join = (terms: readonly string[]) => terms.join(' | ')
  const rows = concepts.map(({ code, terms: { nl, fr, es, en }, broader }) => [
    code,
    ...[nl, fr, es, en].map(join),
    broader ?? '',
  ])
  return stringify([[...columns], ...rows])
}

const records = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) }),
)

/** What such a file says, line by line; the order of its columns does not matter. */
export function readCsv(text: string): ListedConcept[] {
  return parseRecords(text).map(({ record, info }) => {
    const cell = (name: (typeof columns)[number]) => record[name] ?? ''
    const [nl, fr, es, en] = [cell('nl'), cell('fr'), cell('es'), cell('en')].map(splitTerms)
    return {
      where: `line ${info.lines}`,
      concept: {
        code: cell('concept'),
        terms: { nl: nl ?? [], fr: fr ?? [], es: es ?? [], en: en ?? [] },
        broader: cell('broader') || null,
      },
    }
  })
}

function parseRecords(text: string) {
  try {
    const found: unknown = parse(text, {
      bom: true,
      columns: checkColumns,
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
    return records.parse(found)
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableListError(`This is not CSV: ${error.message}`)
    throw error
  }
}

function checkColumns(header: string[]): string[] {
  const names = header.map(name => name.trim().toLowerCase())
  const missing = columns.filter(name => !names.includes(name))
  const unknown = names.filter(name => !columns.some(known => known === name))
  if (missing.length === 0 && unknown.length === 0) return names
  throw new UnreadableListError(
    `The first line should name the columns ${columns.join(', ')}${missing.length ? `; ${missing.join(', ')} is missing` : ''}${unknown.length ? `; "${unknown.join('", "').slice(0, 100)}" is none` : ''}.`,
  )
}
