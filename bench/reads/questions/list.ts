import { oursFields, postgraphileFields, sqlFields } from './lesson-fields.ts'
import { nothing, question } from './question.ts'

const ours = (total: string) =>
  `{ lessons(first: 20) { ${total} pageInfo { hasNextPage } nodes { ${oursFields} } } }`

const postgraphile = (total: string) => `{
  lessons(first: 20, orderBy: [CREATED_AT_DESC, ROW_ID_DESC], filter: { state: { notEqualTo: DRAFT } }) {
    ${total} pageInfo { hasNextPage } nodes { ${postgraphileFields} }
  }
}`

const newest = (limit: number) =>
  `(select * from lesson where state <> 'DRAFT' order by created_at desc, id desc limit ${limit}) l`

const byHand = (total: string) => `select json_build_object('lessons', json_build_object(
  ${total} 'pageInfo', json_build_object('hasNextPage', (select count(*) > 20 from ${newest(21)})),
  'nodes', (select json_agg(json_build_object(${sqlFields('l')}) order by l.created_at desc, l.id desc) from ${newest(20)})))::text`

export const list = question({
  name: 'list',
  title: 'dashboard: the newest 20 lessons, three deep',
  asks: 'editor',
  goal: 1.2,
  subjects: nothing,
  ours: { query: ours(''), variables: () => ({}) },
  postgraphile: { query: postgraphile(''), variables: () => ({}) },
  byHand: { sql: byHand(''), values: () => [] },
})

export const listWithTotal = question({
  name: 'total',
  title: 'the same with its total',
  asks: 'editor',
  goal: 3,
  subjects: nothing,
  ours: { query: ours('totalCount'), variables: () => ({}) },
  postgraphile: { query: postgraphile('totalCount'), variables: () => ({}) },
  byHand: {
    sql: byHand(`'totalCount', (select count(*) from lesson where state <> 'DRAFT'),`),
    values: () => [],
  },
})
