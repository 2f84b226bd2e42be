import type { Prisma, PrismaClient } from '../../../src/db/generated/client/client.ts'
import { today } from '../../support/world.ts'

export const lessonRow = (collectionId: string, data: Partial<Prisma.LessonUncheckedCreateInput>) => ({
  title: 'Een les',
  lesson: 'Wat we leerden.',
  language: 'nl' as const,
  outcome: 'WORKED' as const,
  state: 'PUBLISHED' as const,
  visibility: 'PUBLIC' as const,
  publishedAt: data.createdAt ?? today,
  collectionId,
  ...data,
})

/** Two Flemish municipalities, a partner, a visit, and lessons about buckets for every circle of readers. */
export async function furnish(prisma: PrismaClient): Promise<void> {
  const place = (name: string, side: 'NORTH' | 'SOUTH', countryCode: string) =>
    prisma.municipality.create({ data: { name, side, countryCode } })
  const [ours, , theirs] = [
    await place('Steenbrugge', 'NORTH', 'BE'),
    await place('Ter Elst', 'NORTH', 'BE'),
    await place('Keur Sadio', 'SOUTH', 'SN'),
  ]
  const visit = await prisma.visit.create({
    data: {
      title: 'Kennismaking met Keur Sadio',
      purpose: 'Iets geheimzinnigs',
      report: 'Een geheimzinnig verslag',
      startsOn: new Date('2026-05-10'),
      endsOn: new Date('2026-05-17'),
      municipalities: { connect: { id: ours.id } },
      missionTypes: { connect: { code: 'IDENTIFICATION' } },
      countries: { connect: { code: 'SN' } },
      places: {
        create: [
          { position: 1, countryCode: 'SN', municipalityId: theirs.id },
          { position: 2, countryCode: 'SN', name: 'Ndiobène' },
        ],
      },
    },
  })
  const { id: collectionId } = await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const lesson = async (
    day: number,
    data: Partial<Prisma.LessonUncheckedCreateInput>,
    links: object = {},
  ) => {
    const at = new Date(today.getTime() + day * 86_400_000)
    const { id } = await prisma.lesson.create({
      data: lessonRow(collectionId, { createdAt: at, municipalityId: ours.id, ...data }),
    })
    await prisma.lesson.update({ where: { id }, data: links })
  }
  await lesson(
    -3,
    { title: 'Emmers voor de wijken', visitId: visit.id, experiencedOn: new Date('2019-03-01') },
    { policyDomains: { connect: { code: 'waste-collection' } }, countries: { connect: { code: 'SN' } } },
  )
  await lesson(-2, { title: 'Ophaling met de buren', lesson: 'De emmers stonden stil.', outcome: 'FAILED' })
  await lesson(-4, { title: 'Des charrettes pour les quartiers', language: 'fr', outcome: 'MIXED' })
  await lesson(-5, { title: 'Emmers: de begroting', visibility: 'NETWORK' })
  await lesson(-6, { title: 'Emmers: onder Vlamingen', visibility: 'FLEMISH' })
  await lesson(-7, { title: 'Emmers: onder ons', visibility: 'INTERNAL' })
  await lesson(-8, { title: 'Emmers: een ontwerp', state: 'DRAFT', publishedAt: null })
}
