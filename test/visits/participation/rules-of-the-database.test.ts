import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ParticipationState } from '../../../src/db/generated/client/enums.ts'
import type { Database } from '../../../src/db/database.ts'
import { transact } from '../../../src/db/transact.ts'
import { whoMoves } from '../../../src/visits/participation/rules.ts'
import { eachDatabase } from '../../support/database.ts'
import { exampled } from '../../support/furnishings.ts'

const states = Object.values(ParticipationState)

eachDatabase(
  'the database refuses, whoever writes',
  open => {
    let database: Database
    let sound: {
      visitId: string
      municipalityId: string
      staffMemberId: string
      begunBy: 'MUNICIPALITY'
      state: 'ASKED'
      why: string
      periodFrom: Date
      periodUntil: Date
    }
    beforeAll(async () => {
      database = await open()
      const visit = await database.prisma.visit
        .findFirstOrThrow({
          where: { startsOn: { gt: new Date('2026-11-23') }, participations: { none: {} } },
          include: { municipalities: true },
        })
        .catch(() =>
          database.prisma.visit.findFirstOrThrow({
            where: { participations: { none: {} } },
            include: { municipalities: true },
          }),
        )
      const staff = await database.prisma.person.findFirstOrThrow({ where: { name: 'Bram IJsvogel' } })
      sound = {
        visitId: visit.id,
        municipalityId: visit.municipalities[0]?.id ?? '',
        staffMemberId: staff.id,
        begunBy: 'MUNICIPALITY',
        state: 'ASKED',
        why: 'Daarom.',
        periodFrom: new Date('2027-01-01'),
        periodUntil: new Date('2027-02-01'),
      }
    })
    afterAll(() => database[Symbol.asyncDispose]())

    class Undone extends Error {}
    /** Writes, and leaves nothing behind; says what was refused. */
    const refusalOf = async (
      write: (tx: Parameters<Parameters<typeof transact>[1]>[0], id: string) => Promise<unknown>,
    ) =>
      transact(database.prisma, async tx => {
        const { id } = await tx.participation.create({ data: sound })
        await write(tx, id)
        await tx.$executeRaw`set constraints all immediate`
        throw new Undone()
      }).then(
        () => '',
        (error: Error) => (error instanceof Undone ? '' : error.message),
      )
    const weighing = {
      rank: 4,
      required: 3,
      reasons: ['CONTINUITY' as const],
      advice: 'DO_NOT_JOIN' as const,
      recentMonths: 24,
      togetherWeeks: 2,
      at: new Date('2026-11-23'),
    }
    const today = new Date('2026-11-23')

    test('nothing that is sound', async () => {
      expect(await refusalOf(async () => {})).toBe('')
    })

    const wrong: [string, Parameters<typeof refusalOf>[0], RegExp][] = [
      [
        'a refusal without a ground',
        (tx, id) =>
          tx.participation.update({
            where: { id },
            data: { state: 'REFUSED', decidedOn: today, decisionReason: 'x' },
          }),
        /participation refused on a ground/,
      ],
      [
        'a refusal without a sentence',
        (tx, id) =>
          tx.participation.update({
            where: { id },
            data: { state: 'REFUSED', decidedOn: today, refusalGround: 'NO_TIME', decisionReason: ' ' },
          }),
        /participation refused in a sentence/,
      ],
      [
        'a ground without a refusal',
        (tx, id) => tx.participation.update({ where: { id }, data: { refusalGround: 'NO_TIME' } }),
        /participation refused on a ground/,
      ],
      [
        'a decision that was not weighed',
        async (tx, id) => {
          await tx.participation.update({ where: { id }, data: { state: 'WANTED' } })
          await tx.participation.update({ where: { id }, data: { state: 'ACCEPTED', decidedOn: today } })
        },
        /What was decided was weighed/,
      ],
      [
        'a decision against the weighing without why',
        async (tx, id) => {
          await tx.weighing.create({ data: { ...weighing, participationId: id } })
          await tx.participation.update({ where: { id }, data: { state: 'WANTED' } })
          await tx.participation.update({ where: { id }, data: { state: 'ACCEPTED', decidedOn: today } })
        },
        /speaks against joining/,
      ],
      [
        'a second decision',
        async (tx, id) => {
          await tx.weighing.create({ data: { ...weighing, participationId: id } })
          const decided = { decidedOn: today, decisionReason: 'x' }
          await tx.participation.update({ where: { id }, data: { state: 'WANTED' } })
          await tx.participation.update({ where: { id }, data: { state: 'ACCEPTED', ...decided } })
          await tx.participation.update({
            where: { id },
            data: { state: 'REFUSED', ...decided, refusalGround: 'NO_TIME' },
          })
        },
        /A participation that is ACCEPTED does not become REFUSED/,
      ],
      [
        'a second weighing',
        async (tx, id) => {
          await tx.weighing.create({ data: { ...weighing, participationId: id } })
          await tx.weighing.update({ where: { participationId: id }, data: { rank: 1 } })
        },
        /What was weighed for a decision stays/,
      ],
      [
        'an advice that does not follow from its reasons',
        (tx, id) => tx.weighing.create({ data: { ...weighing, participationId: id, advice: 'JOIN' } }),
        /weighing advice follows/,
      ],
      [
        'one reason counted twice',
        (tx, id) =>
          tx.weighing.create({
            data: { ...weighing, participationId: id, reasons: ['CONTINUITY', 'CONTINUITY'] },
          }),
        /Each reason counts once/,
      ],
      [
        'a weighing of a cancelled visit',
        async (tx, id) => {
          await tx.visit.update({
            where: { id: sound.visitId },
            data: { cancelledOn: today, cancelledReason: 'x' },
          })
          await tx.weighing.create({ data: { ...weighing, participationId: id } })
        },
        /This visit was cancelled; there is nothing to weigh/,
      ],
      [
        'a request for a cancelled visit',
        async (tx, id) => {
          await tx.participation.delete({ where: { id } })
          await tx.visit.update({
            where: { id: sound.visitId },
            data: { cancelledOn: today, cancelledReason: 'x' },
          })
          await tx.participation.create({ data: sound })
        },
        /This visit was cancelled; nobody joins it/,
      ],
      [
        'one that begins decided',
        async (tx, id) => {
          await tx.participation.delete({ where: { id } })
          await tx.participation.create({ data: { ...sound, state: 'ACCEPTED', decidedOn: today } })
        },
        /begins with being asked or advised/,
      ],
      [
        'a municipality that does not travel',
        async tx => {
          const other = await tx.municipality.findFirstOrThrow({
            where: { side: 'NORTH', visits: { none: { id: sound.visitId } } },
          })
          await tx.participation.create({ data: { ...sound, municipalityId: other.id } })
        },
        /for a municipality that travels/,
      ],
      [
        'whom to call without a telephone, or of a municipality',
        async (tx, id) => {
          const officer = await tx.person.findFirstOrThrow({ where: { municipalityId: { not: null } } })
          await tx.participation.update({ where: { id }, data: { staffMemberId: officer.id } })
        },
        /somebody of the association with a telephone/,
      ],
      [
        'a period that ends before it begins',
        (tx, id) => tx.participation.update({ where: { id }, data: { periodUntil: new Date('2026-12-31') } }),
        /participation period ends after start/,
      ],
      [
        'another municipality in its place',
        async (tx, id) => {
          const other = await tx.municipality.findFirstOrThrow({
            where: { id: { not: sound.municipalityId } },
          })
          await tx.participation.update({ where: { id }, data: { municipalityId: other.id } })
        },
        /stays with its visit and its municipality/,
      ],
      [
        'a stated reason that is computed',
        (tx, id) =>
          tx.statedReason.create({
            data: { participationId: id, reason: 'FOLLOW_UP', side: 'MUNICIPALITY', sentence: 'x' },
          }),
        /stated reason is one that is stated/,
      ],
      [
        'a reason stated after it ended',
        async (tx, id) => {
          await tx.participation.update({ where: { id }, data: { state: 'WITHDRAWN', endedOn: today } })
          await tx.statedReason.create({
            data: { participationId: id, reason: 'PLANNED_ACTIVITIES', side: 'MUNICIPALITY', sentence: 'x' },
          })
        },
        /its reasons change no more/,
      ],
      [
        'fewer reasons for a lower rank',
        tx =>
          tx.weighingRule.create({
            data: {
              recentMonths: 24,
              togetherWeeks: 2,
              area: 'SUBREGION',
              required: [0, 2, 1, 3],
              reason: 'x',
            },
          }),
        /weighing rule needs no fewer for a lower rank/,
      ],
      [
        'a rule that changes behind the back of those before',
        tx => tx.weighingRule.updateMany({ data: { recentMonths: 12 } }),
        /append-only/,
      ],
    ]
    test.each(wrong)('%s', async (_what, write, expected) => {
      expect(await refusalOf(write)).toMatch(expected)
    })

    test('just those moves that the table of the rules does not have', async () => {
      const [row] = await database.query<{ moves: string[] }>(
        `select array_agg(f || ' ' || t order by f, t) as moves
         from unnest(enum_range(null::"ParticipationState")) f, unnest(enum_range(null::"ParticipationState")) t
         where participation_moves(f, t)`,
      )
      const open = states.filter(from => states.some(to => whoMoves(from, to)))
      const allowed = states.flatMap(from =>
        states
          .filter(to => whoMoves(from, to) ?? (to === 'VOID' && open.includes(from)))
          .map(to => `${from} ${to}`),
      )
      expect([...(row?.moves ?? [])].sort()).toEqual(allowed.sort())
      expect(allowed.length).toBeGreaterThan(12)
    })
  },
  exampled,
)

describe('the table of the rules', () => {
  test('reads like the leaflet: the municipality wants or does not, the association accepts or refuses', () => {
    for (const from of states) {
      expect(whoMoves(from, 'WANTED') ?? 'MUNICIPALITY').toBe('MUNICIPALITY')
      expect(whoMoves(from, 'WITHDRAWN') ?? 'MUNICIPALITY').toBe('MUNICIPALITY')
      expect(whoMoves(from, 'ACCEPTED') ?? 'ASSOCIATION').toBe('ASSOCIATION')
      expect(whoMoves(from, 'REFUSED') ?? 'ASSOCIATION').toBe('ASSOCIATION')
      expect(whoMoves(from, 'VOID')).toBeNull()
    }
  })
})
