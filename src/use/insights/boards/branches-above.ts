import type { Memory } from '../../../db/read/memory.ts'
import { domainsUp, regionsOfCountry, regionsUp } from '../../../field/catalogues/above.ts'

/** For each code of a catalogue, the codes of its tree as which it counts at a level. */
type CountsAs = ReadonlyMap<string, readonly string[]>

const codesOf = (memory: Memory, model: 'PolicyDomain' | 'Region' | 'Country'): string[] =>
  memory.rows(model).map(({ values: { code } }) => String(code))

/** Of policy domains by their codes. */
export function domainsAt(memory: Memory, level: number, chosen: readonly string[] | undefined): CountsAs {
  const lines = codesOf(memory, 'PolicyDomain').map(code => [code, domainsUp(code, memory)] as const)
  return countsAs(new Map(lines), lines, level, chosen)
}

/** Of regions and of countries by their codes, as regions. */
export function regionsAt(memory: Memory, level: number, chosen: readonly string[] | undefined): CountsAs {
  const regions = codesOf(memory, 'Region').map(code => [code, regionsUp(code, memory)] as const)
  const countries = codesOf(memory, 'Country').map(code => [code, regionsOfCountry(code, memory)] as const)
  return countsAs(new Map(regions), [...regions, ...countries], level, chosen)
}

/**
 * A line of codes, from the narrowest up, counts as that of them which lies so deep, or as the first where its branch
 * ends before. Where some were chosen only what lies within them counts, and a chosen one that lies deeper as itself.
 */
function countsAs(
  tree: ReadonlyMap<string, readonly string[]>,
  lines: readonly (readonly [string, readonly string[]])[],
  level: number,
  chosen: readonly string[] | undefined,
): CountsAs {
  const inner = new Set([...tree.values()].map(([, above]) => above))
  const counted = new Set(
    [...tree]
      .filter(([code, line]) => isCounted(line, !inner.has(code), level, chosen))
      .map(([code]) => code),
  )
  return new Map(lines.map(([code, line]) => [code, line.filter(each => counted.has(each))]))
}

function isCounted(
  line: readonly string[],
  isLeaf: boolean,
  level: number,
  chosen: readonly string[] | undefined,
): boolean {
  const isThere = line.length === level || (line.length > 0 && line.length < level && isLeaf)
  if (!chosen) return isThere
  const [code = ''] = line
  return isThere ? line.some(each => chosen.includes(each)) : line.length > level && chosen.includes(code)
}
