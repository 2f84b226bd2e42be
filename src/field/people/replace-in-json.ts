import type { NameFinder } from './name-in-texts.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A JSON text without a name, wherever in it a text stands; as it was, to the letter, where there is none. A list of
 * words may hold the name in pieces, as the reasons of a brief do.
 */
export function replaceInJson(json: string, finder: NameFinder, by: string): string {
  let isChanged = false
  const seen = <Value extends Json>(before: Value, after: Value): Value => {
    isChanged ||= after !== before
    return after
  }
  const replaced = (value: Json): Json => {
    if (typeof value === 'string') return seen(value, finder.replace(value, by))
    if (value === null || typeof value !== 'object') return value
    if (isList(value)) {
      const isOfWords = value.every(each => typeof each === 'string')
      return (isOfWords ? seen(value, finder.replaceAmong(value, by)) : value).map(replaced)
    }
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, replaced(inside)]))
  }
  const after = replaced(JSON.parse(json) as Json)
  return isChanged ? JSON.stringify(after) : json
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
