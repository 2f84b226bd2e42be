import { nothing, question } from './question.ts'

// What no row of the tables says by itself PostGraphile's users put into a function, which becomes a field.
export const counting = `select array[m.code, d.code] as "values", count(*)::int as lessons
  from lesson l
  join "_LessonToMissionType" lm on lm."A" = l.id join mission_type m on m.id = lm."B"
  join "_LessonToPolicyDomain" ld on ld."A" = l.id join policy_domain d on d.id = ld."B"
  where l.state = 'PUBLISHED' group by m.code, d.code
  order by lessons desc, m.code || ' ' || d.code`

export const coverage = question({
  name: 'coverage',
  title: 'coverage dashboard: by mission type and policy domain',
  asks: 'editor',
  goal: 50,
  subjects: nothing,
  ours: {
    query:
      '{ coverage(by: [MISSION_TYPE, POLICY_DOMAIN], domainLevel: 2) { cells { values { value } lessons } } }',
    variables: () => ({}),
  },
  postgraphile: {
    query: '{ coverage(first: 1000) { nodes { values lessons } } }',
    variables: () => ({}),
  },
  byHand: {
    sql: `select json_build_object('coverage', json_agg(counted))::text from (${counting}) counted`,
    values: () => [],
  },
})
