import type { Transaction } from '../../db/transact.ts'
import { conceptsAbout } from '../concepts-about.ts'
import { presence } from '../engines/presence.ts'
import type { Key } from '../searchable.ts'
import { lengthOf, termsOf } from '../terms.ts'
import type { PreparedDocument } from './prepared-document.ts'

/** Puts and drops in the database's own index, one statement each. */
export async function writeDocuments(
  tx: Transaction,
  put: readonly PreparedDocument[],
  dropped: readonly Key[],
): Promise<void> {
  if (put.length > 0) {
    await tx.$executeRaw`
      insert into indexed_document (kind, id, version, language, audience, terms, strengths, attributes, record, spoken, words, concepts)
      select kind, id, version, language::"Language", audience, terms, strengths, attributes, record, spoken, words, concepts
      from jsonb_to_recordset(${JSON.stringify(put.map(asRow))}::text::jsonb) as d (
        kind text, id uuid, version text, language text, audience text, terms text[], strengths jsonb, attributes jsonb, record jsonb, spoken text, words text[], concepts text[])
      on conflict (kind, id) do update set
        version = excluded.version, language = excluded.language, audience = excluded.audience, terms = excluded.terms, strengths = excluded.strengths,
        attributes = excluded.attributes, record = excluded.record, spoken = excluded.spoken, words = excluded.words,
        concepts = excluded.concepts, at = now()`
  }
  if (dropped.length > 0) {
    await tx.$executeRaw`
      delete from indexed_document d
      using unnest(${dropped.map(({ kind }) => kind)}::text[], ${dropped.map(({ id }) => id)}::text[]::uuid[]) as k (kind, id)
      where d.kind = k.kind and d.id = k.id`
  }
}

function asRow({ key, audience, document, spoken, words }: PreparedDocument) {
  const terms = termsOf(document.terms)
  const length = lengthOf(document.terms)
  return {
    ...key,
    version: document.version,
    language: document.language,
    audience,
    terms: [...terms.keys()],
    strengths: Object.fromEntries(Array.from(terms, ([term, count]) => [term, presence(count, length)])),
    attributes: document.attributes,
    record: document.terms,
    spoken,
    words,
    concepts: conceptsAbout(key.kind, document.terms),
  }
}
