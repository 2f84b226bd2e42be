import { domainsOf } from './lesson-fields.ts'
import { inTurn, question } from './question.ts'

interface Subject {
  number: number
}

export const visit = question<Subject>({
  name: 'visit',
  title: 'a visit with everything beneath it',
  asks: 'editor',
  goal: 1.2,
  subjects: async rows =>
    inTurn(
      await rows<Subject>(
        `select number from visit where number % greatest(1, (select max(number) from visit) / 200) = 0 order by number limit 200`,
      ),
    ),
  ours: {
    query: `query ($number: Int!) {
      visit(number: $number) {
        title startsOn endsOn report missionTypes { code label } policyDomains { code label } countries { code }
        municipalities { name } partnerships { name }
        delegation { jobTitle person { name } } places { name municipality { name } }
        lessons(first: 10) { totalCount nodes { number title policyDomains { code label } } }
      }
    }`,
    variables: ({ number }) => ({ number }),
  },
  postgraphile: {
    query: `query ($number: Int!) {
      visit: visitByNumber(number: $number) {
        title startsOn endsOn report
        missionTypes: missionTypesByMissionTypeToVisitBAndA(orderBy: [RANK_ASC]) { nodes { code label: labelNl } }
        policyDomains: policyDomainsByPolicyDomainToVisitBAndA(orderBy: [POSITION_ASC, CODE_ASC]) { nodes { code label: labelNl } }
        countries: countriesByCountryToVisitBAndA(orderBy: [CODE_ASC]) { nodes { code } }
        municipalities: municipalitiesByMunicipalityToVisitBAndA(orderBy: [NAME_ASC]) { nodes { name } }
        partnerships: partnershipsByPartnershipToVisitBAndA(orderBy: [NAME_ASC]) { nodes { name } }
        delegation: delegates(orderBy: [POSITION_ASC]) { nodes { jobTitle person { name } } }
        places: visitPlaces(orderBy: [POSITION_ASC]) { nodes { name municipality { name } } }
        lessons(first: 10, orderBy: [CREATED_AT_DESC, ROW_ID_DESC], filter: { state: { notEqualTo: DRAFT } }) {
          totalCount
          nodes {
            number title
            policyDomains: policyDomainsByLessonToPolicyDomainAAndB(orderBy: [POSITION_ASC]) { nodes { code label: labelNl } }
          }
        }
      }
    }`,
    variables: ({ number }) => ({ number }),
  },
  byHand: {
    sql: `select json_build_object('visit', (select json_build_object(
        'title', v.title, 'startsOn', v.starts_on, 'endsOn', v.ends_on, 'report', v.report,
        'missionTypes', coalesce((select json_agg(json_build_object('code', m.code, 'label', m.label_nl) order by m.rank)
          from "_MissionTypeToVisit" j join mission_type m on m.id = j."A" where j."B" = v.id), '[]'),
        'policyDomains', coalesce((select json_agg(json_build_object('code', d.code, 'label', d.label_nl) order by d.position, d.code)
          from "_PolicyDomainToVisit" j join policy_domain d on d.id = j."A" where j."B" = v.id), '[]'),
        'countries', coalesce((select json_agg(json_build_object('code', j."A") order by j."A") from "_CountryToVisit" j where j."B" = v.id), '[]'),
        'municipalities', coalesce((select json_agg(json_build_object('name', m.name) order by m.name)
          from "_MunicipalityToVisit" j join municipality m on m.id = j."A" where j."B" = v.id), '[]'),
        'partnerships', coalesce((select json_agg(json_build_object('name', p.name) order by p.name)
          from "_PartnershipToVisit" j join partnership p on p.id = j."A" where j."B" = v.id), '[]'),
        'delegation', coalesce((select json_agg(json_build_object('jobTitle', d.job_title,
            'person', (select json_build_object('name', p.name) from person p where p.id = d.person_id)) order by d.position)
          from delegate d where d.visit_id = v.id), '[]'),
        'places', coalesce((select json_agg(json_build_object('name', p.name,
            'municipality', (select json_build_object('name', m.name) from municipality m where m.id = p.municipality_id)) order by p.position)
          from visit_place p where p.visit_id = v.id), '[]'),
        'lessons', json_build_object(
          'totalCount', (select count(*) from lesson l where l.visit_id = v.id and l.state <> 'DRAFT'),
          'nodes', coalesce((select json_agg(json_build_object('number', l.number, 'title', l.title, 'policyDomains', ${domainsOf('l')})
              order by l.created_at desc, l.id desc)
            from (select * from lesson l where l.visit_id = v.id and l.state <> 'DRAFT' order by created_at desc, id desc limit 10) l), '[]')))
      from visit v where v.number = $1))::text`,
    values: ({ number }) => [number],
  },
})
