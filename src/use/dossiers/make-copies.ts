import type { Viewer } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import { newId } from '../../db/new-ids.ts'
import type { Transaction } from '../../db/transact.ts'
import { ValidationError } from '../../errors.ts'
import { askedOfEvent, eventNeeds } from './asked-of-event.ts'
import { contentsOf } from './contents.ts'
import { type Dossier, makeDossier } from './dossier.ts'
import { rowsToRead } from './parts.ts'

/**
 * For whom copies of a dossier are made, from the narrowest: somebody of the association, of a Flemish municipality, of
 * a southern partner. None of them is of a municipality of his own, so that a copy which goes to many holds nothing of
 * what one of them alone may see.
 */
const readers = {
  INTERNAL: { role: 'EDITOR', language: 'nl' },
  FLEMISH: { role: 'OFFICER', language: 'nl' },
  NETWORK: { role: 'PARTNER', language: 'nl' },
} as const satisfies Record<string, Viewer>

export type Circle = keyof typeof readers
const circles = ['INTERNAL', 'FLEMISH', 'NETWORK'] as const satisfies readonly Circle[]

export interface Copy {
  readonly visibility: Circle
  readonly dossier: Dossier
}

/** The dossier of an event as each circle of its readers is to have it, about those who are invited to it. */
export async function makeCopies(context: Context, eventId: string): Promise<Copy[]> {
  const { db, dbOf, search } = context
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId }, select: eventNeeds })
  const copies: Copy[] = []
  // One after the other: each is work for the whole process.
  for (const visibility of circles) {
    const reader = readers[visibility]
    const asked = await askedOfEvent(context, event, reader, true)
    if (!asked)
      throw ValidationError.at(['input', 'event'], 'event: say first for which region it is, and about what.')
    const dossier = await makeDossier({ db: dbOf(reader), search }, asked)
    copies.push({ visibility, dossier: { ...dossier, reading: await thoseThere(dbOf(reader), dossier) } })
  }
  return copies
}

/** The index proposes, and may be a moment behind: what is kept the database has seen. */
async function thoseThere(db: Context['db'], { reading }: Dossier): Promise<Dossier['reading']> {
  const rows = await Promise.all([
    db.lesson.findMany({ where: rowsToRead(reading, 'Lesson'), select: { id: true } }),
    db.goodPractice.findMany({ where: rowsToRead(reading, 'GoodPractice'), select: { id: true } }),
  ])
  const there = new Set(rows.flat().map(({ id }) => id))
  return reading.filter(({ id }) => there.has(id))
}

/** Writes copies in place of those that were there. */
export async function writeCopies(
  tx: Transaction,
  dossierId: string,
  copies: readonly Copy[],
): Promise<void> {
  await tx.sentDossierCopy.deleteMany({ where: { dossierId } })
  for (const { visibility, dossier } of copies) {
    const id = newId()
    await tx.sentDossierCopy.create({ data: { id, dossierId, visibility, contents: contentsOf(dossier) } })
    await tx.sentDossierItem.createMany({
      data: dossier.reading.map(({ kind, id: itemId, themes, outcome, reasons }, position) => ({
        ...{ copyId: id, position, themes: [...themes], outcome: outcome ?? null },
        lessonId: kind === 'Lesson' ? itemId : null,
        practiceId: kind === 'GoodPractice' ? itemId : null,
        reasons: reasons.map(reason => ({ ...reason })),
      })),
    })
  }
}
