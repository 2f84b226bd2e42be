import { oursFields, postgraphileFields, sqlFields } from './lesson-fields.ts'
import { inTurn, question, someLessons } from './question.ts'

export const lesson = question({
  name: 'lesson',
  title: 'one lesson by its number, with all that hangs on it',
  asks: 'editor',
  goal: 1.2,
  subjects: async rows => inTurn(await someLessons(rows)),
  ours: {
    query: `query ($number: Int!) {
      lesson(number: $number) { ${oursFields} original { title lesson } reviews { note at } }
    }`,
    variables: ({ number }) => ({ number }),
  },
  postgraphile: {
    query: `query ($number: Int!) {
      lesson: lessonByNumber(number: $number) {
        ${postgraphileFields} original: lessonOriginal { title lesson } reviews: lessonReviews { nodes { note at } }
      }
    }`,
    variables: ({ number }) => ({ number }),
  },
  byHand: {
    sql: `select json_build_object('lesson', (select json_build_object(${sqlFields('l')},
        'original', (select json_build_object('title', o.title, 'lesson', o.lesson) from lesson_original o where o.lesson_id = l.id),
        'reviews', coalesce((select json_agg(json_build_object('note', r.note, 'at', r.at) order by r.at desc) from lesson_review r where r.lesson_id = l.id), '[]'))
      from lesson l where l.number = $1 and l.state <> 'DRAFT'))::text`,
    values: ({ number }) => [number],
  },
})
