import type { Memory } from '../../db/read/memory.ts'

/** For each policy domain the themes that it belongs to: those that are it, or lie above it. */
export function themesOfDomains(themes: readonly string[], memory: Memory): ReadonlyMap<string, string[]> {
  const codes = new Map(memory.rows('PolicyDomain').map(({ values: { id, code } }) => [id, String(code)]))
  const above = (code: string): string[] => {
    const parent = codes.get(memory.byCode('PolicyDomain', code)?.parentId ?? '')
    return [code, ...(parent === undefined ? [] : above(parent))]
  }
  return new Map([...codes.values()].map(code => [code, above(code).filter(each => themes.includes(each))]))
}

/** For each theme the policy domains beneath it, at whatever depth. */
export function domainsBeneath(
  themes: readonly string[],
  memory: Memory,
): ReadonlyMap<string, readonly string[]> {
  const belongs = themesOfDomains(themes, memory)
  return new Map(
    themes.map(theme => [
      theme,
      [...belongs].filter(([code, to]) => code !== theme && to.includes(theme)).map(([code]) => code),
    ]),
  )
}
