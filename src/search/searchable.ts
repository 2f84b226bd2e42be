import { createHash } from 'node:crypto'
import type { Prisma, PrismaClient } from '../db/generated/client/client.ts'
import type { Transaction } from '../db/transact.ts'
import { analyseDocument } from './analysis/analyse-document.ts'
import type { Expansion } from './analysis/words.ts'
import { ANALYSIS_VERSION } from './analysis/version.ts'
import type { Attributes, Language, SearchDocument } from './document.ts'
import type { TermRecord } from './terms.ts'

/** A row as it can be found: its text by field, what filters speak of, and who may know of it. */
export interface Findable {
  readonly id: string
  readonly language: Language
  /** See audience.ts. */
  readonly audience: string
  readonly fields: Readonly<Record<string, string>>
  readonly attributes: Attributes
}

/** Whoever reads lists of rows: all of them, or a reader what he may see. */
export type Rows = {
  readonly [Model in Uncapitalize<Prisma.ModelName>]: Pick<PrismaClient[Model], 'findMany'>
}

/** One table of findable rows. `kind` is its name in the outbox and the beginning of its documents' ids. */
export interface Searchable {
  readonly kind: string
  /** The next ids after this one, in order, of rows that can be found. */
  ids(prisma: Transaction, after: string | undefined, take: number): Promise<string[]>
  /** The rows as they are now; those that should not be found, or are gone, are left out. */
  load(rows: Rows, ids: readonly string[]): Promise<Findable[]>
}

/** The ids of a table as `Searchable.ids` gives them. */
export async function idsAfter<Where extends object>(
  table: { findMany(asked: IdsAsked<Where>): PromiseLike<readonly { id: string }[]> },
  where: Where,
  after: string | undefined,
  take: number,
): Promise<string[]> {
  const rows = await table.findMany({
    where: { ...where, id: { gt: after } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take,
  })
  return rows.map(({ id }) => id)
}

interface IdsAsked<Where> {
  where: Where & { id: { gt: string | undefined } }
  select: { id: true }
  orderBy: { id: 'asc' }
  take: number
}

/** A row of the outbox, or of the index. */
export interface Key {
  readonly kind: string
  readonly id: string
}

export const documentId = ({ kind, id }: Key): string => `${kind}_${id}`

const DOCUMENT = /^([A-Za-z]+)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What a document's id says, or nothing when it is none of ours. */
export function readDocumentId(id: string): Key | undefined {
  const [, kind, row] = DOCUMENT.exec(id) ?? []
  return kind && row ? { kind, id: row } : undefined
}

/** The same for the same content under the same analysis and the same thesaurus. */
function versionOf({ language, audience, fields, attributes }: Findable, terms: TermRecord): string {
  const content = JSON.stringify([
    ANALYSIS_VERSION,
    language,
    audience,
    sorted(fields),
    sorted(attributes),
    sorted(terms),
  ])
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}

export function documentOf(
  kind: string,
  findable: Findable,
  expansions: readonly Expansion[],
): SearchDocument {
  const { id, language, fields, attributes } = findable
  const terms = analyseDocument(fields, language, expansions)
  return {
    id: documentId({ kind, id }),
    version: versionOf(findable, terms),
    language,
    attributes: { ...distinct(attributes), id: documentId({ kind, id }) },
    terms,
  }
}

const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

/** A document counts once for a value, however often it has it. */
const distinct = (attributes: Attributes): Attributes => ({
  ...Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...new Set(value)] : value,
    ]),
  ),
  recent: attributes.recent,
})
