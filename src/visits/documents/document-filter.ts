import type { Prisma } from '../../db/generated/client/client.ts'
import type { Language, Visibility } from '../../db/generated/client/enums.ts'
import type { DocumentKind } from './rules.ts'

type Some<Value> = readonly Value[] | null

export interface DocumentFilter {
  visits?: Some<{ id: string }>
  partnerships?: Some<{ id: string }>
  kinds?: Some<DocumentKind>
  languages?: Some<Language>
  visibilities?: Some<Visibility>
}

const ids = (some: readonly { id: string }[]) => ({ in: some.map(({ id }) => id) })

/** The documents that pass every part of a filter; within one part, one of its values is enough. */
export function documentFilter(filter: DocumentFilter | null | undefined): Prisma.DocumentWhereInput {
  if (!filter) return {}
  const { visits, partnerships, kinds, languages, visibilities } = filter
  return {
    AND: [
      visits ? { visitId: ids(visits) } : {},
      partnerships ? { visit: { partnerships: { some: { id: ids(partnerships) } } } } : {},
      kinds ? { kind: { in: [...kinds] } } : {},
      languages ? { language: { in: [...languages] } } : {},
      visibilities ? { visibility: { in: [...visibilities] } } : {},
    ],
  }
}
