const LETTERS: Record<string, string> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const PLAIN = /^[\x20-\x7e]*$/

/** Letters without their accents, so that "dechets" meets "déchets". Other scripts stay as they are. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßœæøłđðþı]/g, letter => LETTERS[letter] ?? letter)
    .normalize('NFC')
}
