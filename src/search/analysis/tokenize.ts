/** A word as it stands in a text: lower case, without elision or possessive, with its place in the text as written. */
export type Token = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The whole of a hyphenated word, beside its parts: found either way, counted once. */
  readonly whole: boolean
}

const PIECE = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*`
const WORD = String.raw`${PIECE}(?:['’ʼ]${PIECE})*`
const NUMBER = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)+`
const RUN = new RegExp(`${NUMBER}|${WORD}(?:[-‐‑]${WORD})*`, 'gu')
const PART = new RegExp(WORD, 'gu')

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[aeiouyhàâäéèêëîïôöùûüœæ])/
const ENDING = /(?:n't|'(?:s|n|re|ve|ll|d|m))$/
const LONGEST = 40
const MOST_PARTS = 3

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (/^\p{Nd}+[.,]/u.test(run)) tokens.push(...numbers(run, index))
    else tokens.push(...words(run, index))
  }
  return tokens
}

function words(run: string, at: number): Token[] {
  const parts = [...run.matchAll(PART)].map(({ 0: part, index }) => word(part, at + index))
  if (parts.length < 2 || parts.length > MOST_PARTS) return parts
  const text = shorten(parts.map(part => part.text).join(''))
  return [...parts, { text, start: at, end: at + run.length, whole: true }]
}

function word(written: string, at: number): Token {
  const plain = written.replaceAll('\u00ad', '').normalize('NFKC').toLowerCase().replace(/[’ʼ]/g, "'")
  const elided = ELISION.exec(plain)?.[0].length ?? 0
  const text = shorten(plain.slice(elided).replace(ENDING, '').replaceAll("'", ''))
  return { text, start: at + elided, end: at + written.length, whole: false }
}

/** 1.500 and 1,500 are 1500; 3,5 is 3.5; a date falls into its parts. */
function numbers(run: string, at: number): Token[] {
  const whole = { start: at, end: at + run.length, whole: false }
  const plain = run.normalize('NFKC')
  if (/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(plain))
    return [{ ...whole, text: shorten(plain.replace(/[.,]/g, '')) }]
  if (/^\d+[.,]\d+$/.test(plain)) return [{ ...whole, text: shorten(plain.replace(',', '.')) }]
  return [...run.matchAll(/\p{Nd}+/gu)].map(({ 0: part, index }) => word(part, at + index))
}

function shorten(text: string): string {
  return text.length > LONGEST ? [...text].slice(0, LONGEST).join('') : text
}
