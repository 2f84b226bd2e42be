import type { State, Visibility } from '../../src/db/generated/client/enums.ts'

// What is looked for in a dossier, and who is to find it there.

export const whos = [
  ...['visitor', 'outsider', 'stranger', 'partner', 'organiser', 'author', 'editor', 'administrator'],
] as const
export type Who = (typeof whos)[number]
const visibilities: Visibility[] = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']
const states: State[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN']
export const copies = ['INTERNAL', 'FLEMISH', 'NETWORK'] as const
export type Copy = (typeof copies)[number]

/** All were written by the municipality of the author, who is invited; the organiser is another one of Flanders. */
const association = (who: Who) => who === 'editor' || who === 'administrator'
export const sees = (who: Who, { state, visibility }: Specimen): boolean => {
  if (state !== 'PUBLISHED') return false
  if (association(who) || who === 'author' || visibility === 'PUBLIC') return true
  if (who === 'visitor') return false
  return visibility === 'NETWORK' || (visibility === 'FLEMISH' && ['stranger', 'organiser'].includes(who))
}
export const holds = (copy: Copy, { state, visibility }: Specimen): boolean =>
  state === 'PUBLISHED' &&
  { INTERNAL: true, FLEMISH: visibility !== 'INTERNAL', NETWORK: /NETWORK|PUBLIC/.test(visibility) }[copy]
/** The copies that somebody may read, his own first. */
export const copiesFor = (who: Who): readonly Copy[] => {
  if (association(who)) return copies
  if (who === 'organiser' || who === 'author') return ['FLEMISH', 'NETWORK']
  return who === 'partner' ? ['NETWORK'] : []
}

export interface Specimen {
  kind: 'lesson' | 'practice'
  title: string
  state: State
  visibility: Visibility
}

/** No two of them say the same, so that none stands for another. */
const things =
  'dakpan regenput lantaarn fietspad kiosk brandtrap zandbak gevel stoep plein brug kade molen toren tunnel loods steiger sluis heuvel bos'
const people =
  'bakker kapper visser smid herder schilder drukker loods wever kok boer imker notaris zanger slager timmerman portier leraar ruiter dichter'
export const specimens: Specimen[] = [
  ...states.flatMap(state =>
    visibilities.map(visibility => ({ kind: 'lesson' as const, state, visibility })),
  ),
  ...visibilities.map(visibility => ({
    ...{ kind: 'practice' as const, state: 'PUBLISHED' as const, visibility },
  })),
].map((each, i) => ({ ...each, title: `${things.split(' ')[i]} van de ${people.split(' ')[i]}` }))
