import { hashToken, makeToken } from '../../src/access/token.ts'
import type { Product } from '../sets/open-product.ts'

/** An editor who edits one lesson again and again and looks for it. */
export interface Author {
  /** Gives it a title with this word in it; resolves when that is acknowledged. */
  edit(word: string): Promise<void>
  finds(word: string): Promise<boolean>
  status(): Promise<{ backlog: number; lagSeconds: number }>
}

export async function openAuthor({ database, post }: Product): Promise<Author> {
  const token = makeToken()
  await database.prisma.token.create({ data: { name: 'a bench', role: 'EDITOR', hash: hashToken(token) } })
  const headers = { authorization: `Bearer ${token}` }
  const { lessons } = (await post('{ lessons(first: 1) { nodes { id version } } }', {}, headers)) as Lessons
  const [lesson] = lessons.nodes
  if (!lesson) throw new Error('There is no lesson to edit')
  let { version } = lesson
  return {
    async edit(word) {
      const input = { id: lesson.id, expectedVersion: version, title: `Een les met ${word}` }
      const { editLesson } = (await post(edit, { input }, headers)) as Edited
      if (editLesson.version === undefined) throw new Error(JSON.stringify(editLesson))
      version = editLesson.version
    },
    async finds(word) {
      const { search } = (await post(find, { word }, headers)) as Found
      return search.nodes.some(({ id }) => id === lesson.id)
    },
    async status() {
      const { indexStatus } = (await post('{ indexStatus { backlog lagSeconds } }', {}, headers)) as Status
      return indexStatus
    },
  }
}

const edit = `mutation ($input: EditLessonInput!) {
  editLesson(input: $input) { __typename ...on Lesson { version } ...on Problem { message } }
}`
const find = 'query ($word: String!) { search(query: $word) { nodes { ...on Lesson { id } } } }'

interface Lessons {
  lessons: { nodes: { id: string; version: number }[] }
}
interface Edited {
  editLesson: { version?: number; message?: string }
}
interface Found {
  search: { nodes: { id?: string }[] }
}
interface Status {
  indexStatus: { backlog: number; lagSeconds: number }
}
