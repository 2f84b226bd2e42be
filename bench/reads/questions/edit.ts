import { newId } from './new-id.ts'
import { ourLessonId } from './opaque-ids.ts'
import { question } from './question.ts'

interface Subject {
  id: string
  /** Which the draft has when its turn comes, if every turn before was taken. */
  version: number
}

const lesson = 'Spreek schriftelijk af wie de container leegt, en wie betaalt als het niet gebeurt.'
const title = (version: number) => `Vraag wie de container leegt, versie ${version}`

export const edit = question<Subject>({
  name: 'edit',
  title: 'write: edit a lesson',
  asks: 'officer',
  writes: true,
  goal: 1,
  async subjects(rows) {
    const drafts = await rows<{ id: string }>(
      `select id from lesson where state = 'DRAFT' and title like 'Ontwerp %' order by id`,
    )
    return n => ({ id: drafts[n % drafts.length]?.id ?? '', version: 1 + Math.floor(n / drafts.length) })
  },
  ours: {
    query: `mutation ($input: EditLessonInput!) {
      editLesson(input: $input) { ... on Lesson { title lesson outcome state version } ... on Problem { message } }
    }`,
    variables: ({ id, version }) => ({
      input: {
        id: ourLessonId(id),
        expectedVersion: version,
        title: title(version),
        lesson,
        outcome: 'FAILED',
      },
    }),
  },
  postgraphile: {
    query: `mutation ($id: UUID!, $patch: LessonPatch!) {
      updateLesson(input: { rowId: $id, patch: $patch }) { lesson { title lesson outcome state version } }
    }`,
    variables: ({ id, version }) => ({
      id,
      patch: {
        title: title(version),
        titleIsMade: false,
        lesson,
        outcome: 'FAILED',
        version: version + 1,
        updatedAt: new Date().toISOString(),
      },
    }),
  },
  // With the revision that ours leaves; PostGraphile is spared it.
  byHand: {
    sql: `with written as (
        update lesson set title = $3, title_is_made = false, lesson = $4, outcome = 'FAILED', version = version + 1, updated_at = now()
        where id = $1 and version = $2 returning *),
      noted as (insert into revision (id, kind, subject_id, action, fields, token_id)
        select $5, 'Lesson', id, 'edit', '{title,lesson,outcome}', author_token_id from written)
      select json_build_object('title', title, 'lesson', lesson, 'outcome', outcome, 'state', state, 'version', version)::text from written`,
    values: ({ id, version }) => [id, version, title(version), lesson, newId()],
  },
})
