import type { Memory } from '../../db/read/memory.ts'

/** A policy domain and those above it in the tree, itself first. */
export function domainsUp(code: string, memory: Memory): string[] {
  const parentId = memory.byCode('PolicyDomain', code)?.parentId
  const parent = parentId ? memory.where('PolicyDomain', 'id', parentId)[0]?.values['code'] : undefined
  return [code, ...(typeof parent === 'string' ? domainsUp(parent, memory) : [])]
}

/** A region and those it lies in, itself first; without the world, which holds all. */
export function regionsUp(code: string | null | undefined, memory: Memory): string[] {
  return code && code !== world ? [code, ...regionsUp(memory.byCode('Region', code)?.parentCode, memory)] : []
}

/** The regions that a country lies in, the nearest first. */
export const regionsOfCountry = (code: string, memory: Memory): string[] =>
  regionsUp(memory.byCode('Country', code)?.regionCode, memory)

const world = '001'
