/** Names under which connections keep the plans of statements that come again; at most so many, the rest go without. */
const mostNames = 2_000

/** One for each pool: a name stands for one text on all its connections. */
export function statementNames() {
  const names = new Map<string, string>()
  return {
    of(sql: string): string | undefined {
      const known = names.get(sql)
      if (known || names.size >= mostNames) return known
      const name = `kennisband_${names.size}`
      names.set(sql, name)
      return name
    },
  }
}
