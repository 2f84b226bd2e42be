import { type Language, languages } from './language.ts'

/** The first of our languages in an Accept-Language header, by its weights; Dutch when it names none. */
export function preferredLanguage(header: string | null | undefined): Language {
  return namedLanguage(header) ?? 'nl'
}

export function namedLanguage(header: string | null | undefined): Language | undefined {
  const wishes = (header ?? '').split(',').map(part => {
    const [tag = '', ...options] = part.trim().split(';')
    const weight = Number(/^\s*q=([\d.]+)/.exec(options.find(o => o.trim().startsWith('q=')) ?? '')?.[1] ?? 1)
    return { language: tag.slice(0, 2).toLowerCase(), weight }
  })
  const wished = wishes.filter(wish => wish.weight > 0).sort((a, b) => b.weight - a.weight)
  return wished.map(wish => languages.find(language => language === wish.language)).find(Boolean)
}
