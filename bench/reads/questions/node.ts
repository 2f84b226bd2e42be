import { ourLessonId, postgraphileLessonId } from './opaque-ids.ts'
import { inTurn, question, someLessons } from './question.ts'

export const node = question({
  name: 'node',
  title: 'a node by its opaque id',
  asks: 'editor',
  goal: 1.2,
  subjects: async rows => inTurn(await someLessons(rows)),
  ours: {
    query: 'query ($id: ID!) { node(id: $id) { ... on Lesson { number title lesson visit { title } } } }',
    variables: ({ id }) => ({ id: ourLessonId(id) }),
  },
  postgraphile: {
    query: 'query ($id: ID!) { node(id: $id) { ... on Lesson { number title lesson visit { title } } } }',
    variables: ({ id }) => ({ id: postgraphileLessonId(id) }),
  },
  byHand: {
    sql: `select json_build_object('node', (select json_build_object('number', l.number, 'title', l.title, 'lesson', l.lesson,
        'visit', (select json_build_object('title', v.title) from visit v where v.id = l.visit_id))
      from lesson l where l.id = $1 and l.state <> 'DRAFT'))::text`,
    values: ({ id }) => [id],
  },
})
