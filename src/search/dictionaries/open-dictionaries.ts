import { createHash } from 'node:crypto'
import { access, readdir, readFile, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { stem } from '../analysis/stem.ts'
import type { Language } from '../document.ts'
import type { Log } from '../search.ts'
import type { Translate } from '../thesaurus/concepts.ts'
import { splitCompound } from '../thesaurus/split-compound.ts'
import { type DictdFile, readDictd, type Translations } from './read-dictd.ts'

/** Dictionaries of this machine: a second source of meanings, for words that the thesaurus does not know. */
export interface Dictionaries {
  readonly translate: Translate
  /** Says which they are; an index that was made with others is made again. Empty where there are none. */
  readonly digest: string
}

export const noDictionaries: Dictionaries = { translate: () => [], digest: '' }

const codes: Record<string, Language> = { nld: 'nl', fra: 'fr', spa: 'es' }
/** English is where all meet: words of the others are indexed by the stem of their English beside their own. */
const name = /^(?:freedict-)?(nld|fra|spa)-eng\.index$/

/** Looks which there are; each is read when a word of its language is first asked. What is wrong with one is said once. */
export async function openDictionaries(folders: string | undefined, log: Log): Promise<Dictionaries> {
  if (!folders) return noDictionaries
  const files: DictdFile[] = []
  const digest = createHash('sha256')
  for (const folder of folders.split(delimiter).filter(each => each !== '')) {
    for (const file of await filesIn(folder, log)) {
      if (files.some(({ language }) => language === file.language)) continue
      files.push(file)
      digest.update(file.language).update(await readFile(file.index))
      digest.update(String((await stat(file.text)).size))
    }
  }
  if (files.length === 0) {
    log.warn(
      `DICTIONARIES: no dictionary nld-eng, fra-eng or spa-eng in ${folders}; searching goes on without.`,
    )
    return noDictionaries
  }
  return { translate: translateBy(files, log), digest: digest.digest('hex') }
}

async function filesIn(folder: string, log: Log): Promise<DictdFile[]> {
  try {
    const found: DictdFile[] = []
    for (const index of (await readdir(folder)).sort()) {
      const language = codes[name.exec(index)?.[1] ?? '']
      if (!language) continue
      const base = join(folder, index.replace(/\.index$/, ''))
      const text = await firstOf([`${base}.dict.dz`, `${base}.dict`])
      if (text) found.push({ language, index: `${base}.index`, text })
      else log.warn(`DICTIONARIES: ${base}.index has no .dict or .dict.dz beside it.`)
    }
    return found
  } catch (error) {
    log.warn(`DICTIONARIES: ${folder} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`)
    return []
  }
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}

function translateBy(files: readonly DictdFile[], log: Log): Translate {
  const opened = new Map<Language, Translations>()
  const of = (language: Language): Translations => {
    const known = opened.get(language)
    if (known) return known
    const translations = open(files, language, log)
    opened.set(language, translations)
    return translations
  }
  return (word, language) => {
    // What is English already meets by its own stem.
    if (language === 'en') return []
    const translations = of(language)
    const whole = translations(word)
    const parts =
      whole.length > 0 || language !== 'nl' ? [] : splitCompound(word, part => translations(part).length > 0)
    const english = [...whole, ...parts.flatMap(part => translations(part).slice(0, 1))]
    return [...new Set(english.map(each => stem(each, 'en')))].filter(term => term !== '')
  }
}

function open(files: readonly DictdFile[], language: Language, log: Log): Translations {
  const file = files.find(each => each.language === language)
  if (!file) return () => []
  try {
    return readDictd(file)
  } catch (error) {
    log.warn(
      `DICTIONARIES: ${file.text} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
    )
    return () => []
  }
}
