import { newId } from './new-id.ts'
import { question } from './question.ts'

/** What the bench's officer has in hand, as the tables know it. */
export interface Officer {
  municipalityId: string
  tokenId: string
  collectionId: string
}

interface Subject extends Officer {
  n: number
}

const context = 'Op de markt van de partnergemeente, na een week meelopen met de ophaaldienst.'
const lesson = 'Spreek schriftelijk af wie de container leegt, voor hij geplaatst wordt.'
const title = (n: number) => `Vraag wie de container leegt, voor de ${n}e keer`

export const capture = question<Subject>({
  name: 'capture',
  title: 'write: capture a lesson',
  asks: 'officer',
  writes: true,
  goal: 1,
  async subjects(rows) {
    const [officer] = await rows<Officer>(
      `select t.municipality_id as "municipalityId", t.id as "tokenId", c.id as "collectionId"
       from token t join collection c on c.code = 'own' where t.name = 'bench officer'`,
    )
    if (!officer) throw new Error('The token of the officer is not there.')
    return n => ({ ...officer, n })
  },
  ours: {
    query: `mutation ($input: CaptureLessonInput!) {
      captureLesson(input: $input) {
        ... on Lesson { title lesson context outcome language state visibility version }
        ... on Problem { message }
      }
    }`,
    variables: ({ n }) => ({
      input: { title: title(n), lesson, context, outcome: 'MIXED', language: 'nl', visibility: 'FLEMISH' },
    }),
  },
  postgraphile: {
    query: `mutation ($lesson: LessonInput!) {
      createLesson(input: { lesson: $lesson }) {
        lesson { title lesson context outcome language state visibility version }
      }
    }`,
    variables: ({ n, municipalityId, tokenId, collectionId }) => ({
      lesson: {
        rowId: newId(),
        title: title(n),
        lesson,
        context,
        outcome: 'MIXED',
        language: 'nl',
        pillars: [],
        visibility: 'FLEMISH',
        anonymous: false,
        municipalityId,
        authorTokenId: tokenId,
        collectionId,
        createdAt: new Date().toISOString(),
      },
    }),
  },
  // With the revision that ours leaves; PostGraphile is spared it.
  byHand: {
    sql: `with written as (
        insert into lesson (id, title, lesson, context, outcome, language, pillars, visibility, municipality_id, author_token_id, collection_id, created_at)
        values ($1, $2, $3, $4, 'MIXED', 'nl', '{}', 'FLEMISH', $5, $6, $7, now()) returning *),
      noted as (insert into revision (id, kind, subject_id, action, to_state, fields, token_id)
        select $8, 'Lesson', id, 'capture', 'DRAFT', '{}', author_token_id from written)
      select json_build_object('title', title, 'lesson', lesson, 'context', context, 'outcome', outcome, 'language', language,
        'state', state, 'visibility', visibility, 'version', version)::text from written`,
    values: ({ n, municipalityId, tokenId, collectionId }) => [
      newId(),
      title(n),
      lesson,
      context,
      municipalityId,
      tokenId,
      collectionId,
      newId(),
    ],
  },
})
