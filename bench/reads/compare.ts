const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const moment = /^\d{4}-\d\d-\d\dT\d\d:/

/**
 * An answer without what systems differ in by nature: a wrapper around one thing (`nodes`, a payload, the row of a join
 * table) is that thing, and a moment is printed one way. Rows keep their order.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'string') return moment.test(value) ? new Date(value).toISOString() : value
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([name, each]) => [name, plain(each)] as const)
  const [only, another] = entries
  if (only && !another) return only[1]
  return Object.fromEntries(entries)
}

/** Where two plain answers differ, in a line; nothing when they do not. */
export function difference(one: unknown, other: unknown, at = 'answer'): string | undefined {
  if (Object.is(one, other)) return undefined
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return `${at}: ${one.length} and ${other.length} rows`
    return first(one.map((each, i) => difference(each, other[i], `${at}[${i}]`)))
  }
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return first([...names].map(name => difference(one[name], other[name], `${at}.${name}`)))
  }
  return `${at}: ${short(one)} and ${short(other)}`
}

const first = (found: (string | undefined)[]) => found.find(each => each !== undefined)
const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 120)
