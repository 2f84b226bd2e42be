import { recordRevisions } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { ForbiddenError } from '../../errors.ts'
import type { WrittenConcept } from '../../search/thesaurus/concept.ts'
import { addConcepts, changeConcepts, storedConcepts } from './concept-rows.ts'
import type { ListedConcept } from './list-format.ts'
import { listedRules, makesCircle, mayKeepThesaurus } from './rules.ts'

export interface TakenConcepts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** Why a file was refused as a whole, line by line. */
export class RefusedListError extends Error {
  override readonly name = 'RefusedListError'
  readonly refusals: readonly string[]
  constructor(refusals: readonly string[]) {
    super(`${refusals.length} of its concepts cannot be taken; nothing was changed.`)
    this.refusals = refusals
  }
}

/**
 * Takes concepts from a file, all of them or none: new ones are added, those that say otherwise are changed, and what
 * the file does not speak of stays as it is.
 */
export async function takeConcepts(
  { viewer, prisma, now }: Pick<Doing, 'viewer' | 'prisma' | 'now'>,
  listed: readonly ListedConcept[],
  reason: string,
): Promise<TakenConcepts> {
  if (!mayKeepThesaurus(viewer)) throw new ForbiddenError('Administrators keep the thesaurus.')
  return transact(prisma, async tx => {
    // Nobody edits a concept between the look at it and its change.
    await tx.$executeRaw`lock table concept in share row exclusive mode`
    const stored = new Map((await storedConcepts(tx)).map(concept => [concept.code, concept]))
    const concepts = check(listed, stored)
    const added = concepts.filter(({ code }) => !stored.has(code))
    const changed = concepts.filter(concept => {
      const before = stored.get(concept.code)
      return before !== undefined && wordsOf(before) !== wordsOf(concept)
    })
    await addConcepts(
      tx,
      added.map(concept => ({ ...concept, position: 0 })),
    )
    await changeConcepts(tx, changed)
    const ids = await idsOf(tx, [...added, ...changed])
    const revision = (concept: WrittenConcept) => {
      const before = stored.get(concept.code)
      const subjectId = ids.get(concept.code) ?? ''
      const what = before ? { action: 'edit', fields: whatDiffers(before, concept) } : { action: 'create' }
      return { kind: 'Concept', subjectId, reason, ...what }
    }
    await recordRevisions(tx, viewer, now, [...added, ...changed].map(revision))
    return {
      added: added.length,
      changed: changed.length,
      unchanged: concepts.length - added.length - changed.length,
    }
  })
}

const wordsOf = ({ terms: { nl, fr, es, en }, broader }: WrittenConcept): string =>
  JSON.stringify([nl, fr, es, en, broader])

function whatDiffers(before: WrittenConcept, after: WrittenConcept): string[] {
  const terms = (['nl', 'fr', 'es', 'en'] as const).filter(
    language => JSON.stringify(before.terms[language]) !== JSON.stringify(after.terms[language]),
  )
  return before.broader === after.broader ? terms : [...terms, 'broader']
}

async function idsOf(tx: Transaction, concepts: readonly WrittenConcept[]): Promise<Map<string, string>> {
  const rows = await tx.concept.findMany({
    where: { code: { in: concepts.map(({ code }) => code) } },
    select: { id: true, code: true },
  })
  return new Map(rows.map(({ id, code }) => [code, id]))
}

function check(
  listed: readonly ListedConcept[],
  stored: ReadonlyMap<string, WrittenConcept>,
): WrittenConcept[] {
  const refusals: string[] = []
  const places = new Map<string, string>()
  const concepts = listed.flatMap(({ concept, where }) => {
    const read = listedRules.safeParse(concept)
    if (!read.success) refusals.push(...read.error.issues.map(issue => `${where}: ${issue.message}`))
    const before = places.get(concept.code)
    if (before) refusals.push(`${where}: "${concept.code}" stands in ${before} already.`)
    places.set(concept.code, where)
    return read.success && !before ? [read.data] : []
  })
  const broader = new Map([...stored.values(), ...concepts].map(each => [each.code, each.broader]))
  for (const { code, broader: above } of concepts) {
    const where = places.get(code) ?? ''
    if (above !== null && !broader.has(above))
      refusals.push(`${where}: broader: "${above}" is not a concept.`)
    else if (makesCircle(code, each => broader.get(each)))
      refusals.push(`${where}: broader: "${code}" would lie beneath itself.`)
  }
  if (refusals.length > 0) throw new RefusedListError(refusals)
  return concepts
}
