import type { Memory } from '../../../db/read/memory.ts'

interface Node {
  readonly code: string
  readonly above: string | undefined
}

/** For each code of a tree, the codes as which it counts at a level. */
export type CountsAs = ReadonlyMap<string, readonly string[]>

/** Of policy domains by their codes. */
export function domainsAt(memory: Memory, level: number, chosen: readonly string[] | undefined): CountsAs {
  const rows = memory.rows('PolicyDomain').map(({ values }) => values)
  const codes = new Map(rows.map(({ id, code }) => [id, String(code)]))
  const nodes = rows.map(({ code, parentId }) => ({ code: String(code), above: codes.get(parentId) }))
  return countsAs(nodes, level, chosen)
}

// The world holds all, and tells nothing apart.
const world = '001'

/** Of regions and of countries by their codes, as regions. */
export function regionsAt(memory: Memory, level: number, chosen: readonly string[] | undefined): CountsAs {
  const nodes = memory.rows('Region').map(({ values: { code, parentCode } }) => ({
    code: String(code),
    above: parentCode === world || parentCode == null ? undefined : String(parentCode),
  }))
  const ofRegion = countsAs(
    nodes.filter(({ code }) => code !== world),
    level,
    chosen,
  )
  const ofCountry = memory
    .rows('Country')
    .map(
      ({ values: { code, regionCode } }) => [String(code), ofRegion.get(String(regionCode)) ?? []] as const,
    )
  return new Map([...ofRegion, ...ofCountry])
}

/**
 * A code counts as that above it which lies so deep, or as itself where its branch ends before. Where some were chosen
 * only what lies within them counts, and a chosen one that lies deeper counts as itself.
 */
function countsAs(nodes: readonly Node[], level: number, chosen: readonly string[] | undefined): CountsAs {
  const above = new Map(nodes.map(node => [node.code, node.above]))
  const inner = new Set(nodes.map(node => node.above))
  const lineOf = (code: string): string[] => {
    const next = above.get(code)
    return next === undefined ? [code] : [...lineOf(next), code]
  }
  const isCounted = (code: string): boolean => {
    const line = lineOf(code)
    const isThere = line.length === level || (line.length < level && !inner.has(code))
    if (!chosen) return isThere
    return isThere ? line.some(each => chosen.includes(each)) : line.length > level && chosen.includes(code)
  }
  return new Map(nodes.map(({ code }) => [code, lineOf(code).filter(isCounted)]))
}
