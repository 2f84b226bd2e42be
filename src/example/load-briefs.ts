import { newIds } from '../db/new-ids.ts'
import type { Reason } from '../use/briefs/reasons.ts'
import type { Loading } from './loading.ts'

type Item = Pick<Loading['world']['lessons'][number], 'policyDomains' | 'missionTypes' | 'countries'> &
  Partial<Pick<Loading['world']['lessons'][number], 'partnership' | 'outcome'>>

/** Who opened the brief of a visit, and what stood in it when something was first decided about it. */
export async function loadBriefs({ tx, world, days, ids }: Loading): Promise<void> {
  await tx.briefOpening.createMany({
    data: world.briefs.flatMap(({ visit, openings }) =>
      openings.map(({ municipality, on }) => ({
        visitId: ids.visit(visit),
        municipalityId: ids.municipality(municipality),
        openedAt: days.moment(on),
      })),
    ),
  })
  const fixed = world.briefs.flatMap(brief =>
    brief.fixedOn === null ? [] : [{ ...brief, fixedOn: brief.fixedOn }],
  )
  const made = newIds(fixed.length, Date.now())
  await tx.brief.createMany({
    data: fixed.map(({ visit, fixedOn, refreshedOn }, at) => ({
      id: made[at],
      visitId: ids.visit(visit),
      fixedOn: days.day(fixedOn),
      refreshedOn: days.dayOrNull(refreshedOn ?? null),
      version: refreshedOn === undefined ? 1 : 2,
      createdAt: days.moment(fixedOn),
      isExample: true,
    })),
  })
  await tx.briefItem.createMany({
    data: fixed.flatMap(({ visit, lessons, practices }, at) => [
      ...lessons.map((key, position) => ({
        briefId: made[at] ?? '',
        position,
        lessonId: ids.lesson(key),
        reasons: reasonsOf(world, visit, byKey(world.lessons, key)),
      })),
      ...practices.map((key, place) => ({
        briefId: made[at] ?? '',
        position: lessons.length + place,
        practiceId: ids.practice(key),
        reasons: reasonsOf(world, visit, byKey(world.practices, key)),
      })),
    ]),
  })
}

/** What it shares with the visit, as far as facts tell. */
function reasonsOf({ visits }: Loading['world'], visitKey: string, item: Item): Reason[] {
  const visit = byKey(visits, visitKey)
  const shared = (name: 'policyDomains' | 'missionTypes' | 'countries') =>
    item[name].find(value => visit[name].includes(value))
  const [domain, country, missionType] = [
    shared('policyDomains'),
    shared('countries'),
    shared('missionTypes'),
  ]
  return [
    ...(item.partnership && visit.partnerships.includes(item.partnership)
      ? [{ code: 'SAME_PARTNERSHIP' as const }]
      : []),
    ...(domain ? [{ code: 'SAME_DOMAIN' as const, value: domain }] : []),
    ...(country ? [{ code: 'SAME_COUNTRY' as const, value: country }] : []),
    ...(missionType ? [{ code: 'SAME_MISSION_TYPE' as const, value: missionType }] : []),
    ...(item.outcome === 'FAILED' ? [{ code: 'FAILED' as const }] : []),
  ]
}

function byKey<Row extends { key: string }>(rows: readonly Row[], key: string): Row {
  const found = rows.find(row => row.key === key)
  if (!found) throw new Error(`The example world has no ${key}.`)
  return found
}
