import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Language, languages } from '../../language/language.ts'

/** A text to count the words of, and in which language it says to be. */
export interface LanguageText {
  readonly text: string
  readonly language?: Language
}

const record = z.record(z.string(), z.unknown())
const searchSet = z.object({
  lang: z.string(),
  queryLang: z.string().optional(),
  docs: z.array(z.object({ text: z.string(), lang: z.string().optional() })),
  queries: z.array(z.object({ text: z.string() })),
})

/** The texts of a file: a search set, JSON, JSON lines or CSV where it is such, or else plain text by its paragraphs. */
export function readTexts(content: string): LanguageText[] {
  const text = content.replace(/^\ufeff/, '')
  const set = searchSet.safeParse(parseJson(text)).data
  if (set) {
    const docs = set.docs.map(doc => ({ text: doc.text, language: asLanguage(doc.lang ?? set.lang) }))
    const queries = set.queries.map(query => ({
      text: query.text,
      language: asLanguage(set.queryLang ?? set.lang),
    }))
    return [...docs, ...queries]
  }
  const list = z.array(record).safeParse(parseJson(text)).data
  if (list) return list.flatMap(each => textsOf(each))
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  const found: z.infer<typeof record>[] = []
  for (const line of lines) {
    const { data } = record.safeParse(parseJson(line))
    if (data) found.push(data)
    else break
  }
  if (found.length > 0 && found.length === lines.length) return found.flatMap(each => textsOf(each))
  return readCsv(text) ?? text.split(/\n\s*\n/).map(paragraph => ({ text: paragraph }))
}

/** A table has a header of several names, and says something in most of its lines. */
function readCsv(text: string): LanguageText[] | undefined {
  if (!/^[^\n]{1,2000}[,;]/.test(text)) return undefined
  try {
    const rows: Record<string, string>[] = parse(text, {
      columns: true,
      relax_column_count: true,
    })
    const columns = Object.keys(rows[0] ?? {})
    const isHeader = columns.length > 1 && columns.every(name => name.length < 60 && !/[.!?]$/.test(name))
    return isHeader ? rows.flatMap(row => textsOf(row)) : undefined
  } catch {
    return undefined
  }
}

/** What a record says in words; codes, dates and addresses are none. */
function textsOf(values: Readonly<Record<string, unknown>>): LanguageText[] {
  const language = asLanguage(values.language ?? values.lang)
  return Object.values(values).flatMap(value =>
    typeof value === 'string' && /\p{L}+\s+\p{L}+/u.test(value) ? [{ text: value, language }] : [],
  )
}

const asLanguage = (value: unknown): Language | undefined => languages.find(language => language === value)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
