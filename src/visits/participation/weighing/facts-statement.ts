/**
 * What is on record for each of the visits asked about ($1, as JSON), and the rule that holds: one row each, in their
 * order. Recent is counted back from the first day of the visit; what happens on it or later is no past of it.
 */
export const factsStatement = `
with rule as (
  select * from weighing_rule order by at desc, id desc limit 1
), asked as (
  select v.*, a.participation_id, a.municipality_id, a.place, r.recent_months, r.together_weeks, r.area, r.required,
    v.starts_on - make_interval(months => r.recent_months) as recent_from
  from rule r, json_to_recordset($1::json) as a (place int, participation_id uuid, visit_id uuid, municipality_id uuid)
  join visit v on v.id = a.visit_id
)
select json_build_object(
  'rule', json_build_object('recentMonths', a.recent_months, 'togetherWeeks', a.together_weeks, 'area', a.area,
    'required', a.required),
  'municipality', (select name from municipality m where m.id = a.municipality_id),
  'rank', (select min(t.rank) from "_MissionTypeToVisit" j join mission_type t on t.id = j."A" where j."B" = a.id),
  'stated', (
    select coalesce(json_agg(json_build_object('reason', s.reason, 'side', s.side, 'sentence', s.sentence,
      'visitId', s.visit_id, 'recommendationId', s.recommendation_id, 'lessonId', s.lesson_id)
      order by s.reason, s.created_at, s.id), '[]')
    from stated_reason s where s.participation_id = a.participation_id),
  'changes', (
    select coalesce(json_agg(json_build_object('change', c.kind, 'changedIn', m.name, 'changedOn', c.changed_on)
      order by c.changed_on desc, c.kind, m.name), '[]')
    from (
      -- The first coordinator of a municipality in a partnership changes nobody.
      select c.municipality_id, 'COORDINATOR'::"ActorChangeKind" as kind, c.from_on as changed_on
      from "_PartnershipToVisit" p join coordinator c on c.partnership_id = p."A"
      where p."B" = a.id and exists (select from coordinator former where former.partnership_id = c.partnership_id
        and former.municipality_id = c.municipality_id and former.from_on < c.from_on)
      union
      select c.municipality_id, c.kind, c.changed_on from actor_change c
      where c.municipality_id = a.municipality_id or c.municipality_id in (
        select member.municipality_id from "_PartnershipToVisit" p
        join partnership_member member on member.partnership_id = p."A" where p."B" = a.id)
    ) c join municipality m on m.id = c.municipality_id
    where c.changed_on >= a.recent_from and c.changed_on <= a.starts_on),
  'accompanied', (
    select coalesce(json_agg(json_build_object('id', v.id, 'title', v.title, 'month', v.month, 'municipalities', '[]'::json)
      order by v.starts_on desc, v.id), '[]')
    from "_MunicipalityToVisit" t join visit v on v.id = t."B"
    where t."A" = a.municipality_id and v.id <> a.id and v.cancelled_on is null
      and v.ends_on >= a.recent_from and v.ends_on < a.starts_on
      and (exists (select from participation p where p.visit_id = v.id and p.state = 'ACCOMPANIED')
        or exists (select from visit_activity d join activity k on k.id = d.activity_id
          where d.visit_id = v.id and k.phase = 'ACCOMPANIMENT' and d.done_on is not null))),
  'together', (
    select coalesce(json_agg(json_build_object('id', v.id, 'title', v.title, 'month', v.month, 'municipalities', (
        select json_agg(m.name order by m.name) from "_MunicipalityToVisit" t join municipality m on m.id = t."A"
        where t."B" = v.id)) order by v.starts_on, v.id), '[]')
    from visit v
    where v.id <> a.id and v.cancelled_on is null and not v.is_draft
      and v.starts_on <= a.ends_on + 7 * a.together_weeks and v.ends_on >= a.starts_on - 7 * a.together_weeks
      and exists (select from "_MunicipalityToVisit" t where t."B" = v.id and t."A" not in (
        select "A" from "_MunicipalityToVisit" own where own."B" = a.id))
      and exists (select from "_CountryToVisit" here join "_CountryToVisit" there
          on weighing_area(there."A", a.area) = weighing_area(here."A", a.area)
        where here."B" = a.id and there."B" = v.id))
)::text as facts
from asked a order by a.place`
