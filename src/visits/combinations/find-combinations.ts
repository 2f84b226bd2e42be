import { isAssociation } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import type { WeighingArea as Area } from '../../db/generated/client/enums.ts'
import { ValidationError } from '../../errors.ts'
import { withinRegions } from '../../field/catalogues/within.ts'
import { combine, type Combination, type Planned } from './combine.ts'

export interface Sought {
  readonly from: Date
  readonly to: Date
  readonly region?: string | null
}

/** Visits with who coordinates for those that travel. */
export interface Found extends Planned {
  readonly coordinators: readonly string[]
}

const tree = {
  code: true,
  parent: { select: { code: true, parent: { select: { code: true, parent: { select: { code: true } } } } } },
} as const

/** Which visits of those days could be made together; for the association, which alone knows the days of all. */
export async function findCombinations(
  { viewer, db }: Pick<Context, 'viewer' | 'db'>,
  { from, to, region }: Sought,
): Promise<Combination<Found>[]> {
  if (to < from) throw ValidationError.at(['to'], 'to: the last day does not lie before the first.')
  if (region) await checkRegion(db, region)
  if (!isAssociation(viewer)) return []
  const [rule, visits] = await Promise.all([
    db.weighingRule.findFirstOrThrow({
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { togetherWeeks: true, area: true },
    }),
    db.visit.findMany({
      where: {
        cancelledOn: null,
        startsOn: { lte: to },
        endsOn: { gte: from },
        ...(region ? { countries: { some: { region: withinRegions([region]) } } } : {}),
      },
      select: {
        id: true,
        startsOn: true,
        endsOn: true,
        municipalities: { select: { id: true } },
        countries: { select: { code: true, region: { select: tree } } },
        policyDomains: { select: { code: true } },
        programme: { select: { code: true } },
        partnerships: {
          select: {
            policyDomains: { select: { code: true } },
            programmes: { select: { code: true } },
            coordinators: {
              where: { untilOn: null },
              select: { municipalityId: true, personId: true },
            },
          },
        },
      },
    }),
  ])
  const planned = visits.map(
    ({ id, startsOn, endsOn, municipalities, countries, partnerships, ...visit }) => {
      const travelling = municipalities.map(municipality => municipality.id)
      return {
        id,
        startsOn,
        endsOn,
        municipalities: travelling,
        countries: countries.map(({ code }) => code),
        areas: [...new Set(countries.map(country => areaOf(country, rule.area)))],
        policyDomains: [visit, ...partnerships].flatMap(({ policyDomains }) =>
          policyDomains.map(({ code }) => code),
        ),
        programmes: [
          ...(visit.programme ? [visit.programme.code] : []),
          ...partnerships.flatMap(({ programmes }) => programmes.map(({ code }) => code)),
        ],
        coordinators: partnerships.flatMap(({ coordinators }) =>
          coordinators.flatMap(({ municipalityId, personId }) =>
            travelling.includes(municipalityId) ? [personId] : [],
          ),
        ),
      }
    },
  )
  return combine(planned, rule.togetherWeeks)
}

async function checkRegion(db: Context['db'], code: string): Promise<void> {
  if ((await db.$memory.exact()).byCode('Region', code)) return
  throw ValidationError.at(
    ['region'],
    `region: "${code.slice(0, 100)}" is not a region; give its M49 code of three digits, such as 011.`,
  )
}

interface Above {
  readonly code: string
  readonly parent?: Above | null
}

/** As weighing_area in the database: the country, the M49 region right above it, or the continent. */
function areaOf(country: { code: string; region: Above }, area: Area): string {
  if (area === 'COUNTRY') return country.code
  if (area === 'SUBREGION') return country.region.code
  let here: Above = country.region
  while (here.parent && here.parent.code !== '001') here = here.parent
  return here.code
}
