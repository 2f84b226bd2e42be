/** Lower case, without diacritics, white space as one space: what stays the same when a text is typed again. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
