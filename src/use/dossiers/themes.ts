import type { Memory } from '../../db/read/memory.ts'
import { domainsUp } from '../../field/catalogues/above.ts'

/** For each policy domain the themes that it belongs to: those that are it, or lie above it. */
export const themesOfDomains = (themes: readonly string[], memory: Memory): ReadonlyMap<string, string[]> =>
  new Map(
    memory
      .rows('PolicyDomain')
      .map(({ values: { code } }) => String(code))
      .map(code => [code, domainsUp(code, memory).filter(each => themes.includes(each))]),
  )

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
