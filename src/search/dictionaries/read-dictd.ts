import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fold } from '../analysis/fold.ts'
import { stem } from '../analysis/stem.ts'
import type { Language } from '../document.ts'
import { roughForm } from '../thesaurus/rough-form.ts'

/** What a dictionary says of a word: the single words that translate it, the first ones first. */
export type Translations = (word: string) => readonly string[]

/** A dictionary in dictd's format: an index of headwords, and the text that it points into, as it is or by dictzip. */
export interface DictdFile {
  readonly language: Language
  readonly index: string
  readonly text: string
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const mostTranslations = 2
/** Beyond this it would take more memory than the knowledge itself. */
const largest = 64 * 1024 * 1024

/** Reads the whole of it; entries are taken apart when they are looked up. */
export function readDictd({ language, index, text }: DictdFile): Translations {
  const body = readBody(text)
  const written = new Map<string, [number, number]>()
  const stems = new Map<string, [number, number]>()
  for (const line of readFileSync(index, 'utf8').split('\n')) {
    const [headword = '', at = '', length = ''] = line.split('\t')
    if (headword.startsWith('00') || length === '') continue
    const word = headword.toLowerCase()
    if (!/^[\p{L}\p{M}'-]+$/u.test(word)) continue
    const entry: [number, number] = [readNumber(at), readNumber(length)]
    if (!written.has(fold(word))) written.set(fold(word), entry)
    for (const its of formsOf(word, language)) if (!stems.has(its)) stems.set(its, entry)
  }
  return word => {
    const [itsStem, rough] = formsOf(word, language)
    const entry = written.get(fold(word)) ?? stems.get(itsStem) ?? stems.get(rough)
    return entry ? translationsIn(body.toString('utf8', entry[0], entry[0] + entry[1])) : []
  }
}

/** Its stem, and what the forms of one word have in common when the stemmer leaves them apart. */
function formsOf(word: string, language: Language): [string, string] {
  const its = stem(word, language)
  return [its, roughForm(its, language)]
}

function readBody(path: string): Buffer {
  const bytes = readFileSync(path)
  if (!path.endsWith('.dz')) return bytes
  return gunzipSync(bytes, { maxOutputLength: largest })
}

function readNumber(text: string): number {
  let number = 0
  for (const digit of text) {
    const value = digits.indexOf(digit)
    if (value < 0) throw new Error(`"${text}" is no number of a dictd index`)
    number = number * 64 + value
  }
  return number
}

/** Behind the line of the headword: what stands between commas, without remarks, where it is one word. */
function translationsIn(entry: string): string[] {
  const lines = entry.split('\n').slice(1).join('\n')
  const plain = lines.replace(/\([^)]*\)|\[[^\]]*\]|<[^>]*>|\{[^}]*\}|"[^"]*"/g, ' ')
  const words = plain
    .split(/[,;\n]|\d+\./)
    .map(part => part.trim().toLowerCase().replace(/^to /, ''))
    .filter(part => /^[\p{L}\p{M}]{2,}$/u.test(part))
  return [...new Set(words)].slice(0, mostTranslations)
}
