import { createHash } from 'node:crypto'
import { isCountable } from '../../document.ts'

const LONGEST_TERM = 200

/**
 * A term as a word of small letters only, which no tokenizer splits or normalizes: `q` and two letters stand for
 * each byte that is not one. Two terms never become the same word.
 */
export function encodeTerm(term: string): string {
  const encoded = escapeBytes(term, /[^a-pr-z]/gu, byte => `q${nibble(byte >> 4)}${nibble(byte & 15)}`)
  return encoded.length <= LONGEST_TERM ? encoded : `qq${letters(digest(term))}`
}

/**
 * A string value as Meilisearch keeps it apart from every other: it would trim, fold and lower the case of the value
 * itself, and read "2019" as a number. Values too long for it keep their equality and lose their face.
 */
export function encodeValue(value: string): string {
  if (!isCountable(value)) return `~${digest(value)}`
  return `_${escapeBytes(value, /[^a-z0-9-]/gu, byte => `.${byte.toString(16).padStart(2, '0')}`)}`
}

/** The value behind a key of a facet; nothing for those too long to be counted. */
export function decodeValue(key: string): string | number | undefined {
  if (key.startsWith('~')) return undefined
  if (!key.startsWith('_')) return Number(key)
  return decodeURIComponent(key.slice(1).replaceAll('.', '%'))
}

function escapeBytes(text: string, unfit: RegExp, escape: (byte: number) => string): string {
  return text.replace(unfit, character => [...Buffer.from(character)].map(escape).join(''))
}

function nibble(value: number): string {
  return String.fromCharCode(97 + value)
}

function letters(hex: string): string {
  return hex.replace(/./g, digit => nibble(Number.parseInt(digit, 16)))
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
