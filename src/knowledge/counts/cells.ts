/** The dimensions in which lessons are counted beforehand, by the facet of each; the bits of a cell's `grain`. */
export const grains = { missionType: 1, policyDomain: 2, region: 4, year: 8 } as const

/** Cells are kept for the circles that many read in; what one municipality reads beyond them is counted when asked. */
const isWhole = `s.circle in ('INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC')`

const ofFacet = (facet: keyof typeof grains) =>
  `array_agg(s.id order by s.id) filter (where s.facet in ('', '${facet}'))`

/** All cells in which lessons count. \`source\` has a sign, an outcome and the shelves of each. */
export const cellsOf = (source: string): string => `
  select
    ${grains.missionType} * (m.id <> l.whole)::int + ${grains.policyDomain} * (d.id <> l.whole)::int
      + ${grains.region} * (r.id <> l.whole)::int + ${grains.year} * (y.id <> l.whole)::int as grain,
    m.id as mission_type, d.id as policy_domain, r.id as region, y.id as year,
    coalesce(sum(l.sign) filter (where l.outcome = 'WORKED'), 0)::int as worked,
    coalesce(sum(l.sign) filter (where l.outcome = 'FAILED'), 0)::int as failed,
    coalesce(sum(l.sign) filter (where l.outcome = 'MIXED'), 0)::int as mixed,
    coalesce(sum(l.sign) filter (where l.outcome = 'NOT_STATED'), 0)::int as not_stated
  from (
    -- Lessons that stand alike in all dimensions first become one, with their number as the sign.
    select f.*, c.outcome, sum(c.sign) as sign
    from (${source}) c
    cross join lateral (
      select max(s.id) filter (where s.facet = '') as whole, ${ofFacet('missionType')} as mission_types,
        ${ofFacet('policyDomain')} as policy_domains, ${ofFacet('region')} as regions, ${ofFacet('year')} as years
      from lesson_shelf s
      where s.id = any (c.shelves) and ${isWhole}
    ) f
    group by f.whole, f.mission_types, f.policy_domains, f.regions, f.years, c.outcome
    having sum(c.sign) <> 0
  ) l
  cross join unnest(l.mission_types) m (id)
  cross join unnest(l.policy_domains) d (id)
  cross join unnest(l.regions) r (id)
  cross join unnest(l.years) y (id)
  group by 1, 2, 3, 4, 5`
