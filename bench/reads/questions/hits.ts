import { countriesOf, domainsOf } from './lesson-fields.ts'
import { ourLessonId } from './opaque-ids.ts'
import { inTurn, question, someLessons } from './question.ts'

interface Subject {
  ids: string[]
}

const aPage = 20

export const hits = question<Subject>({
  name: 'hits',
  title: 'the rows of a page of search hits, by 20 ids',
  asks: 'editor',
  goal: 1.2,
  subjects: async rows => {
    const ids = (await someLessons(rows, 1000)).map(({ id }) => id)
    const pages = Math.max(1, Math.floor(ids.length / aPage))
    // Each page takes its ids from all over the table, in the order in which they are to come back: that of the ids.
    return inTurn(
      Array.from({ length: pages }, (_, page) => ({
        ids: ids.filter((_, i) => i % pages === page).slice(0, aPage),
      })),
    )
  },
  ours: {
    query: `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Lesson {
          number title lesson outcome language policyDomains { code label } countries { code region { code } } visit { title }
        }
      }
    }`,
    variables: ({ ids }) => ({ ids: ids.map(ourLessonId) }),
  },
  postgraphile: {
    query: `query ($ids: [UUID!]!) {
      nodes: lessons(filter: { rowId: { in: $ids }, state: { notEqualTo: DRAFT } }, orderBy: [ROW_ID_ASC]) {
        nodes {
          number title lesson outcome language
          policyDomains: policyDomainsByLessonToPolicyDomainAAndB(orderBy: [POSITION_ASC]) { nodes { code label: labelNl } }
          countries: countriesByCountryToLessonBAndA(orderBy: [CODE_ASC]) { nodes { code region: regionByRegionCode { code } } }
          visit { title }
        }
      }
    }`,
    variables: ({ ids }) => ({ ids }),
  },
  byHand: {
    sql: `select json_build_object('nodes', json_agg(json_build_object(
        'number', l.number, 'title', l.title, 'lesson', l.lesson, 'outcome', l.outcome, 'language', l.language,
        'policyDomains', ${domainsOf('l')}, 'countries', ${countriesOf('l')},
        'visit', (select json_build_object('title', v.title) from visit v where v.id = l.visit_id)) order by asked.place))::text
      from unnest($1::uuid[]) with ordinality asked (id, place) join lesson l on l.id = asked.id and l.state <> 'DRAFT'`,
    values: ({ ids }) => [ids],
  },
})
