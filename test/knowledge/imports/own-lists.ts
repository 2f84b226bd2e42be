import { afterAll, beforeAll, beforeEach } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import type { Database } from '../../../src/db/database.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import { type ExportFormat, exportLessons } from '../../../src/knowledge/exports/export-lessons.ts'
import { readOwnList } from '../../../src/knowledge/imports/read-own-list.ts'
import { takeOwnList } from '../../../src/knowledge/imports/take-own-list.ts'
import { freshDatabase } from '../../support/database.ts'
import { clock } from './bytes-of.ts'

let database: Database
let own: string

/** A database with the catalogues and no lessons, for every test of the file that asks for it. */
export function openListDatabase(): void {
  beforeAll(async () => {
    database = await freshDatabase()
    await loadCatalogues(database.prisma)
    own = (await database.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })).id
  })
  beforeEach(() => database.query('truncate lesson, revision, municipality, partnership, visit cascade'))
  afterAll(() => database[Symbol.asyncDispose]())
}

export const prisma = () => database.prisma
export const ownCollection = () => own

export const take = (file: string | Uint8Array, at = clock) =>
  takeOwnList(database, readOwnList([typeof file === 'string' ? Buffer.from(file) : file]), { clock: at })

export const read = () =>
  database.prisma.lesson.findMany({
    orderBy: { number: 'asc' },
    include: { policyDomains: true, countries: true, missionTypes: true, original: true },
  })

export async function exported(format: ExportFormat): Promise<Buffer> {
  const chunks: Buffer[] = []
  const db = visibleClient(database, rowRules({ role: 'EDITOR', language: 'nl' }))
  for await (const chunk of exportLessons(db, { format })) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
