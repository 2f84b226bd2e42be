import type { Memory } from '../../db/read/memory.ts'
import { sideOfMunicipality } from '../../field/municipalities/from-memory.ts'
import type { Asked } from './asked.ts'
import { type Evidence, southOf } from './evidence.ts'

/**
 * Who would come: the partner municipalities of the region, those that work with them, and whoever travels there or
 * asks something of the region.
 */
export function participantsOf(
  asked: Asked,
  { partnerships, cells }: Evidence,
  memory: Memory,
): ReadonlySet<string> {
  const south = new Set(southOf(asked, memory))
  const partners = [...partnerships.values()].filter(members => [...members].some(id => south.has(id)))
  const asking = cells.filter(({ need }) => need.questions > 0 || need.visitsPlanned > 0)
  const isFlemish = (id: string) => sideOfMunicipality(id, memory) === 'NORTH'
  return new Set([
    ...south,
    ...partners.flatMap(members => [...members].filter(id => south.has(id) || isFlemish(id))),
    ...asking.map(({ municipality }) => municipality).filter(id => south.has(id) || isFlemish(id)),
  ])
}
