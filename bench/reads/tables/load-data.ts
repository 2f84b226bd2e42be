import { randomUUID } from 'node:crypto'
import { hashToken, makeToken } from '../../../src/access/token.ts'
import { dice } from './dice.ts'
import { drafts, lessons } from './lessons.ts'
import { sizesOf, world } from './world.ts'

/** Sends statements over one connection. */
export type Run = (sql: string) => Promise<unknown>

export interface DataSize {
  readonly lessons: number
  /** Which part of the lessons everyone may read; as in an ordinary knowledge base unless given. */
  readonly publicShare?: number
}

/** Who reads and writes: tokens of an editor and of an officer of a Flemish municipality. */
export interface Readers {
  readonly editor: string
  readonly officer: string
  readonly officerTokenId: string
}

export const makeReaders = (): Readers => ({
  editor: makeToken(),
  officer: makeToken(),
  officerTokenId: randomUUID(),
})

/**
 * Fills a database that holds the catalogues and nothing else. Triggers are off meanwhile: nothing waits in the
 * outbox, and what they would have written (a visit's month, the first wording) is written here.
 */
export async function loadData(run: Run, size: DataSize, readers: Readers): Promise<void> {
  const sizes = sizesOf(size.lessons)
  await run(`set session_replication_role = replica; set synchronous_commit = off; ${dice}`)
  await run(world(sizes))
  await run(tokens(readers))
  await run(lessons(sizes, size.publicShare))
  await run(drafts(sizes, readers.officerTokenId))
  await run('vacuum analyze')
}

const tokens = ({ editor, officer, officerTokenId }: Readers) => `
insert into token (id, name, role, municipality_id, hash) values
  ('${randomUUID()}', 'bench editor', 'EDITOR', null, '${hashToken(editor)}'),
  ('${officerTokenId}', 'bench officer', 'OFFICER', (select id from north where at = 0), '${hashToken(officer)}');`
