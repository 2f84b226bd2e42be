import type { Language } from '../../language/language.ts'
import { valueName } from '../../language/value-names.ts'
import type { Feed } from './read-feed.ts'
import type { Latest } from './read-latest.ts'

/** The entries of a feed, without the moment at which they last changed: what its digest is made of. */
export const writeEntries = ({ saved, latest }: Feed): string =>
  latest.map(hit => writeEntry(hit, saved.language)).join('')

/** A feed as RFC 4287 has it. Ids are those of the rows, so that a hit stays one entry wherever it is read. */
export function writeAtom({ saved }: Feed, entries: string, updated: Date, self: string): string {
  const { id, name, language } = saved
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:uuid:${id}</id>
<title>${escape(name)}</title>
<subtitle>${escape(subtitles[language])}</subtitle>
<updated>${updated.toISOString()}</updated>
<author><name>Kennisband</name></author>
<generator>Kennisband</generator>
<link rel="self" type="application/atom+xml" href="${escape(self)}"/>
${entries}</feed>
`
}

const subtitles: Record<Language, string> = {
  nl: 'Wat er nieuw te vinden is bij een bewaarde zoekopdracht',
  fr: 'Les nouveautés d’une recherche enregistrée',
  es: 'Novedades de una búsqueda guardada',
  en: 'What is new in a saved search',
}

const kinds: Record<Latest['found']['kind'], string> = {
  Lesson: 'LESSON',
  GoodPractice: 'GOOD_PRACTICE',
  Visit: 'VISIT',
  Document: 'DOCUMENT',
  Question: 'QUESTION',
  Event: 'EVENT',
}

function writeEntry({ since, found }: Latest, reader: Language): string {
  const { row } = found
  const kind = kinds[found.kind]
  const updated = row.updatedAt > since ? row.updatedAt : since
  // Titles of visits and events have no language of their own.
  const language = 'language' in row ? ` xml:lang="${row.language}"` : ''
  return `<entry${language}>
<id>urn:uuid:${row.id}</id>
<title>${escape(row.title)}</title>
<published>${since.toISOString()}</published>
<updated>${updated.toISOString()}</updated>
<category term="${kind}" label="${escape(valueName('kind', kind, reader))}"/>
<content type="text">${escape(textOf(found))}</content>
</entry>
`
}

function textOf(found: Latest['found']): string {
  switch (found.kind) {
    case 'Lesson':
      return [found.row.lesson, found.row.recommendation].filter(text => text !== null).join('\n\n')
    case 'GoodPractice':
      return found.row.summary
    case 'Question':
      return found.row.text
    case 'Document':
      return found.row.title
    case 'Visit':
    case 'Event':
      return `${found.row.title} (${found.row.month.toISOString().slice(0, 7)})`
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML has no place for most control characters, nor for halves of a character. */
const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, sign => entities[sign] ?? sign)
