import { nameOfMunicipality } from '../../field/municipalities/from-memory.ts'
import type { Dossier } from './dossier.ts'
import type { ToRead } from './reading-list.ts'

// What follows from the parts of a dossier.

const mostOfEach = 3

/** Which rows of one kind are to be read; what was withdrawn since is not. */
export const rowsToRead = (reading: readonly ToRead[], kind: ToRead['kind']) => ({
  id: { in: reading.filter(item => item.kind === kind).map(({ id }) => id) },
  state: 'PUBLISHED' as const,
})

/** What of the reading list worked, and what failed; nothing where all of it worked, or all failed. */
export function disputedOf(
  { reading }: Pick<Dossier, 'reading'>,
  theme: string,
): { worked: ToRead[]; failed: ToRead[] } | undefined {
  const about = reading.filter(({ themes }) => themes.includes(theme))
  const turned = (outcome: string) => about.filter(item => item.outcome === outcome).slice(0, mostOfEach)
  const [worked, failed] = [turned('WORKED'), turned('FAILED')]
  return worked.length > 0 && failed.length > 0 ? { worked, failed } : undefined
}

/** Themes about which nothing is known from the region. */
export const unknownThemes = ({ evidence }: Pick<Dossier, 'evidence'>) =>
  evidence.themes.filter(({ lessons }) => lessons === 0)

/** Such a theme, or a municipality of the region of which nothing was heard. */
export type Gap =
  | { readonly kind: 'theme'; readonly theme: string; readonly questions: number }
  | { readonly kind: 'municipality'; readonly municipality: string }

export const gapsOf = (dossier: Pick<Dossier, 'evidence'>): Gap[] => [
  ...unknownThemes(dossier).map(({ theme, questions }) => ({ kind: 'theme' as const, theme, questions })),
  ...dossier.evidence.unheard.map(municipality => ({ kind: 'municipality' as const, municipality })),
]

/** Who could come, by name. */
export const byName = ({ participants, memory }: Pick<Dossier, 'participants' | 'memory'>): string[] =>
  [...participants].sort((one, other) =>
    nameOfMunicipality(one, memory) < nameOfMunicipality(other, memory) ? -1 : 1,
  )

/** Who knows and who asks, of those who could come. */
export const matrixOf = ({ evidence, participants }: Pick<Dossier, 'evidence' | 'participants'>) =>
  evidence.cells.filter(({ municipality }) => participants.has(municipality))
