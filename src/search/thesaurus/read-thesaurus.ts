import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Language } from '../document.ts'

/** One meaning, and how the four languages say it; the preferred term comes first. */
export interface Concept {
  readonly code: string
  readonly terms: Readonly<Record<Language, readonly string[]>>
}

const folder = new URL('../../../prisma/thesaurus/', import.meta.url)

/** The product's own thesaurus, from its files; their format is told in prisma/thesaurus/README.md. */
export async function readThesaurus(): Promise<Concept[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.csv')).sort()
  const texts = await Promise.all(names.map(name => readFile(new URL(name, folder), 'utf8')))
  return texts.flatMap(readConcepts)
}

type Row = Record<'concept' | Language, string>

function readConcepts(text: string): Concept[] {
  const rows: Row[] = parse(text, { columns: true, skip_empty_lines: true, trim: true })
  return rows.map(({ concept, nl, fr, es, en }) => ({
    code: concept,
    terms: { nl: split(nl), fr: split(fr), es: split(es), en: split(en) },
  }))
}

const split = (cell: string): string[] => cell.split('|').flatMap(term => term.trim() || [])
