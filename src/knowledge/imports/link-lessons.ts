import type { Transaction } from '../../db/transact.ts'

/** Where a lesson's links of one kind stand, and how a code becomes what is linked. */
export const LINKS = [
  {
    field: 'policyDomains',
    table: '"_LessonToPolicyDomain"',
    lesson: '"A"',
    other: '"B"',
    catalogue: 'policy_domain',
    id: 'id',
  },
  {
    field: 'missionTypes',
    table: '"_LessonToMissionType"',
    lesson: '"A"',
    other: '"B"',
    catalogue: 'mission_type',
    id: 'id',
  },
  {
    field: 'countries',
    table: '"_CountryToLesson"',
    lesson: '"B"',
    other: '"A"',
    catalogue: 'country',
    id: 'code',
  },
] as const
export type Link = (typeof LINKS)[number]

type Linked = { id: string } & Partial<Record<Link['field'], string[]>>

export async function linkLessons(tx: Transaction, link: Link, lessons: Linked[]): Promise<void> {
  const pairs = lessons.flatMap(lesson =>
    (lesson[link.field] ?? []).map(code => ({ lesson: lesson.id, code })),
  )
  if (pairs.length === 0) return
  await tx.$executeRawUnsafe(
    `insert into ${link.table} (${link.lesson}, ${link.other})
     select pair.lesson, c.${link.id} from jsonb_to_recordset($1::jsonb) as pair (lesson uuid, code text)
     join ${link.catalogue} c on c.code = pair.code on conflict do nothing`,
    JSON.stringify(pairs),
  )
}

/** Makes the links of these lessons the ones that are given, and touches no other. */
export async function relinkLessons(tx: Transaction, link: Link, lessons: Linked[]): Promise<void> {
  const kept = lessons.map(lesson => ({ id: lesson.id, codes: lesson[link.field] ?? [] }))
  await tx.$executeRawUnsafe(
    `delete from ${link.table} j using jsonb_to_recordset($1::jsonb) as row (id uuid, codes text[]), ${link.catalogue} c
     where j.${link.lesson} = row.id and c.${link.id} = j.${link.other} and c.code <> all (row.codes)`,
    JSON.stringify(kept),
  )
  await linkLessons(tx, link, lessons)
}
