/**
 * A condition on a row, as data: compiled to a Prisma filter, checked on a row in memory, and turned into an
 * engine's filter by whoever searches. The same condition cannot be written twice and drift apart.
 */
export type Rule = { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | FieldRule

export interface FieldRule {
  readonly field: string
  readonly in: readonly string[]
}

export const everything: Rule = { all: [] }
export const nothing: Rule = { any: [] }

/** The field has one of the values; values that are not there (an unsigned viewer's id) match nothing. */
export const field = (name: string, ...values: (string | undefined)[]): Rule => ({
  field: name,
  in: values.filter(value => value !== undefined),
})

export const all = (...rules: Rule[]): Rule => ({ all: rules })
export const any = (...rules: Rule[]): Rule => ({ any: rules })

export type RuleFilter = { [key: string]: string | { in: string[] } | RuleFilter[] }

export function toPrismaFilter(rule: Rule): RuleFilter {
  if ('all' in rule) return { AND: rule.all.map(toPrismaFilter) }
  if ('any' in rule) return { OR: rule.any.map(toPrismaFilter) }
  const [only] = rule.in
  // One value as itself: rows that have it stand in the order of an index behind it.
  return { [rule.field]: only !== undefined && rule.in.length === 1 ? only : { in: [...rule.in] } }
}

export function holds(rule: Rule, row: Readonly<Record<string, unknown>>): boolean {
  if ('all' in rule) return rule.all.every(each => holds(each, row))
  if ('any' in rule) return rule.any.some(each => holds(each, row))
  const value = row[rule.field]
  return typeof value === 'string' && rule.in.includes(value)
}
