// What a spreadsheet takes for the begin of a formula, also behind apostrophes that stand there already.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A leading apostrophe makes text of what a spreadsheet would otherwise run as a formula. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}
