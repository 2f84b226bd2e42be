import type { Memory } from '../../db/read/memory.ts'
import { sideOfMunicipality } from '../../field/municipalities/from-memory.ts'
import type { Asked } from './asked.ts'
import { type Evidence, southOf } from './evidence.ts'

/**
 * Who would come: the partner municipalities of the region, those that work with them, whoever travels there or asks
 * something of the region, and who was invited; or these alone.
 */
export function participantsOf(
  asked: Asked,
  { partnerships, cells }: Evidence,
  memory: Memory,
): ReadonlySet<string> {
  if (asked.isForInvited) return new Set(asked.invited)
  const south = new Set(southOf(asked, memory))
  const partners = [...partnerships.values()].filter(members => [...members].some(id => south.has(id)))
  const asking = cells.filter(({ need }) => need.questions > 0 || need.visitsPlanned > 0)
  const isFlemish = (id: string) => sideOfMunicipality(id, memory) === 'NORTH'
  return new Set([
    ...asked.invited,
    ...south,
    ...partners.flatMap(members => [...members].filter(id => south.has(id) || isFlemish(id))),
    ...asking.map(({ municipality }) => municipality).filter(id => south.has(id) || isFlemish(id)),
  ])
}
