import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../../context.ts'
import type { GoodPractice, Lesson } from '../../db/generated/client/client.ts'
import { asksFor } from '../../graphql/asks-for.ts'
import type { AskedList } from '../../graphql/export-link.ts'
import type { Dossier } from './dossier.ts'
import { rowsToRead } from './parts.ts'

/** A dossier with the rows of what is to be read, as they are now; what is no longer there to see is left out. */
export interface ShownDossier extends Dossier {
  readonly files: DossierFiles
  readonly lessons: ReadonlyMap<string, Lesson>
  readonly practices: ReadonlyMap<string, GoodPractice>
}

/** Where a dossier can be had as a file. */
export interface DossierFiles {
  /** The address of its PDF, to which the language is added. */
  readonly pdf: string
  readonly lines: AskedList
}

/** Where items stand in a dossier. */
const places = [
  ['reading'],
  ['sessions', 'items'],
  ...['worked', 'failed'].flatMap(turned => [
    ['themes', 'disputed', turned],
    ['gaps', 'themes', 'disputed', turned],
  ]),
]

/**
 * Reads what is asked of the lessons and practices of a dossier: one statement for each of the two, in however many of
 * its parts they stand. `under` leads from the field that is resolved to the dossier.
 */
export async function readRows(
  context: Context,
  info: GraphQLResolveInfo,
  { dossier, files }: { dossier: Dossier; files: DossierFiles },
  under: readonly string[] = [],
): Promise<ShownDossier> {
  const { db } = context
  const asked = (typeName: 'Lesson' | 'GoodPractice', name: string) => {
    const where = rowsToRead(dossier.reading, typeName)
    const paths = places.map(place => [...under, ...place, name])
    if (where.id.in.length === 0 || !paths.some(([first = '', ...path]) => asksFor(info, first, ...path)))
      return undefined
    const selected: object = queryFromInfo({ context, info, typeName, paths })
    return { ...selected, where }
  }
  const [lessonsAsked, practicesAsked] = [asked('Lesson', 'lesson'), asked('GoodPractice', 'practice')]
  const [lessons, practices] = await Promise.all([
    lessonsAsked ? db.lesson.findMany(lessonsAsked) : [],
    practicesAsked ? db.goodPractice.findMany(practicesAsked) : [],
  ])
  return { ...dossier, files, lessons: byId(lessons), practices: byId(practices) }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map(row => [row.id, row]))
