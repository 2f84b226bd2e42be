/** A text that somebody typed, line by line: an empty line, or none at all, is no paragraph. */
export const paragraphsOf = (text: string | null): string[] =>
  (text ?? '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
