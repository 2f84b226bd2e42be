import { isAssociation, type Viewer } from '../../access/viewer.ts'

export const reuseDimensions = ['MISSION_TYPE', 'POLICY_DOMAIN', 'REGION', 'YEAR'] as const
export type ReuseDimension = (typeof reuseDimensions)[number]

/** What a cell counts, in the order of its columns. */
export const reuseNumbers = [
  'visits',
  'unmet',
  'opened',
  'briefs',
  'items',
  'undecided',
  'decided',
  'applied',
  'adapted',
  'notApplicable',
  'helped',
  'madeNoDifference',
  'wasWrong',
] as const
export type ReuseNumber = (typeof reuseNumbers)[number]

/** The values that a visit has in a dimension, each once; of a tree the widest, but no world. */
const valuesOf: Record<ReuseDimension, string> = {
  MISSION_TYPE: `select m.code as value from "_MissionTypeToVisit" j join mission_type m on m.id = j."A" where j."B" = v.id`,
  POLICY_DOMAIN: `select distinct coalesce(d3.code, d2.code, d.code) as value
    from "_PolicyDomainToVisit" j join policy_domain d on d.id = j."A"
    left join policy_domain d2 on d2.id = d.parent_id left join policy_domain d3 on d3.id = d2.parent_id
    where j."B" = v.id`,
  REGION: `select distinct c.region_code as value from "_CountryToVisit" j join country c on c.code = j."A" where j."B" = v.id`,
  YEAR: `select extract(year from v.month)::int::text as value`,
}

/**
 * Of the visits that the viewer sees from within, those that were not cancelled, and by dimension what became of their
 * briefs. What was decided about lessons that he may not see is in no number of his.
 */
export function reuseStatement(
  by: readonly ReuseDimension[],
  viewer: Viewer,
  visible: (row: 'l' | 'p') => string,
): { sql: string; values: unknown[] } {
  const isOwn = isAssociation(viewer)
    ? 'true'
    : `(exists (select from "_MunicipalityToVisit" j where j."B" = v.id and j."A" = $1::uuid)
        or exists (select from "_PartnershipToVisit" j join partnership_member m on m.partnership_id = j."A"
                   where j."B" = v.id and m.municipality_id = $1::uuid))`
  const sees = ofOwnPart(viewer)
  const isSeen = `(${visible('l')} or ${visible('p')})`
  const values = by.map((_, at) => `d${at}.value as value${at}`)
  const grouped = by.map((_, at) => `d${at}.value`)
  const sum = (condition: string) => `coalesce(sum(u.${condition}), 0)::int`
  const sql = `
    with u as (
      select v.id, v.month,
        (exists (select from "_PolicyDomainToVisit" j where j."B" = v.id) and not exists (
          select from "_PolicyDomainToVisit" j
          join policy_domain d on d.id = j."A" or d.parent_id = j."A"
          join "_LessonToPolicyDomain" k on k."B" = d.id join lesson l on l.id = k."A"
          join collection c on c.id = l.collection_id
          where j."B" = v.id and c.code = 'own' and ${visible('l')}))::int as unmet,
        (exists (select from brief_opening o where o.visit_id = v.id and ${sees.opening}))::int as opened,
        f.*, r.*
      from visit v
      cross join lateral (
        select (count(b.id) > 0)::int as briefs,
          count(*) filter (where n.withdrawn_on is null and ${isSeen}) as items,
          count(*) filter (where n.withdrawn_on is null and ${isSeen} and not exists (
            select from reuse d where d.visit_id = v.id and d.invitation_id is not distinct from b.invitation_id
              and (d.lesson_id = n.lesson_id or d.practice_id = n.practice_id))) as undecided
        from (
          select b.id, b.invitation_id from brief b where b.visit_id = v.id
          union all
          select b.id, b.invitation_id from visit_invitation i join brief b on b.invitation_id = i.id
          where i.visit_id = v.id and ${sees.invitation}
        ) b
        left join brief_item n on n.brief_id = b.id
        left join lesson l on l.id = n.lesson_id left join good_practice p on p.id = n.practice_id
      ) f
      cross join lateral (
        select count(*) as decided,
          count(*) filter (where r.decision = 'APPLY') as applied,
          count(*) filter (where r.decision = 'ADAPT') as adapted,
          count(*) filter (where r.decision = 'NOT_APPLICABLE') as not_applicable,
          count(*) filter (where r.outcome = 'HELPED') as helped,
          count(*) filter (where r.outcome = 'MADE_NO_DIFFERENCE') as no_difference,
          count(*) filter (where r.outcome = 'WAS_WRONG') as wrong
        from reuse r left join lesson l on l.id = r.lesson_id left join good_practice p on p.id = r.practice_id
        left join visit_invitation i on i.id = r.invitation_id
        where r.visit_id = v.id and (i.id is null or ${sees.invitation}) and ${isSeen}
      ) r
      where not v.is_draft and v.cancelled_on is null and ${isOwn}
    )
    select ${[...values, 'count(*)::int', ...['unmet', 'opened', 'briefs', 'items', 'undecided', 'decided', 'applied', 'adapted', 'not_applicable', 'helped', 'no_difference', 'wrong'].map(sum)].join(', ')}
    from u join visit v on v.id = u.id
    ${by.map((dimension, at) => `cross join lateral (${valuesOf[dimension]}) d${at}`).join('\n')}
    ${grouped.length > 0 ? `group by ${grouped.join(', ')}` : ''}`
  return { sql, values: isAssociation(viewer) ? [] : [viewer.municipalityId ?? null] }
}

/**
 * What of a visit for several the viewer sees: of those who come along each decides for its own partnership, and neither
 * knows what the other decided nor who else was invited. As the rules of the rows (access/row-rules.ts), in SQL.
 */
function ofOwnPart(viewer: Viewer): { invitation: string; opening: string } {
  if (isAssociation(viewer)) return { invitation: 'true', opening: 'true' }
  const isMember = `(select from partnership_member m where m.partnership_id = i.partnership_id and m.municipality_id = $1::uuid)`
  const own = viewer.role === 'OFFICER' ? ['i.municipality_id = $1::uuid'] : []
  return {
    invitation: `(${[...own, `(i.answer = 'ACCEPTED' and exists ${isMember})`].join(' or ')})`,
    opening: `(not v.is_organised or o.municipality_id = $1::uuid or exists (
      select from partnership_member m join partnership_member w on w.partnership_id = m.partnership_id
      where m.municipality_id = $1::uuid and w.municipality_id = o.municipality_id))`,
  }
}
