import type { Context } from '../../context.ts'
import { decide } from '../../knowledge/reuse/decide.ts'
import type { Decider } from '../../knowledge/reuse/find-decider.ts'
import type { Item } from '../../knowledge/reuse/find-item.ts'
import { findBrief } from './find-brief.ts'
import { fixBrief } from './fix-brief.ts'
import { noteOpening } from './note-opening.ts'

/**
 * Decides about a lesson or a practice for a visit, or for one of those who travel on it together; the first decision
 * fixes the brief in which it stood.
 */
export async function decideOnItem(
  context: Context,
  decider: Decider,
  item: Item,
  input: object & { expectedVersion?: number | null },
): Promise<string> {
  const { viewer, now } = context
  const brief = await findBrief(context, decider)
  const items = brief && !brief.fixed ? await brief.items() : undefined
  const id = await decide(context, decider, item, input, async tx => {
    if (items) await fixBrief(tx, { decider, items, now, isExample: viewer.isExample })
  })
  // Who decides on something had it before him.
  await noteOpening(context, decider.visitId)
  return id
}
