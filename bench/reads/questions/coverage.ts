import { nothing, question } from './question.ts'

// What no row of the tables says by itself PostGraphile's users put into a function, which becomes a field.
export const counting = `select m.code as mission_type, d.code as policy_domain, count(*)::int as lessons
  from lesson l
  join "_LessonToMissionType" lm on lm."A" = l.id join mission_type m on m.id = lm."B"
  join "_LessonToPolicyDomain" ld on ld."A" = l.id join policy_domain d on d.id = ld."B"
  where l.state <> 'DRAFT' group by m.code, d.code order by m.code, d.code`

export const coverage = question({
  name: 'coverage',
  title: 'coverage dashboard: lessons by mission type and policy domain',
  asks: 'editor',
  goal: 50,
  subjects: nothing,
  postgraphile: {
    query: '{ coverage(first: 1000) { nodes { missionType policyDomain lessons } } }',
    variables: () => ({}),
  },
  byHand: {
    sql: `select json_build_object('coverage', json_agg(json_build_object(
      'missionType', mission_type, 'policyDomain', policy_domain, 'lessons', lessons) order by mission_type, policy_domain))::text
      from (${counting}) counted`,
    values: () => [],
  },
})
