import type { Transaction } from '../../db/transact.ts'
import type { Key } from '../searchable.ts'
import { lengthOf, termsOf } from '../terms.ts'
import type { PreparedDocument } from './commit-batch.ts'

/** Puts and drops in the database's own index, one statement each. */
export async function writeDocuments(
  tx: Transaction,
  put: readonly PreparedDocument[],
  dropped: readonly Key[],
): Promise<void> {
  if (put.length > 0) {
    await tx.$executeRaw`
      insert into indexed_document (kind, id, version, audience, terms, counts, length, attributes, record)
      select kind, id, version, audience, terms, counts, length, attributes, record
      from jsonb_to_recordset(${JSON.stringify(put.map(asRow))}::text::jsonb) as d (
        kind text, id uuid, version text, audience text, terms text[], counts int[], length int, attributes jsonb, record jsonb)
      on conflict (kind, id) do update set
        version = excluded.version, audience = excluded.audience, terms = excluded.terms, counts = excluded.counts,
        length = excluded.length, attributes = excluded.attributes, record = excluded.record, at = now()`
  }
  if (dropped.length > 0) {
    await tx.$executeRaw`
      delete from indexed_document d
      using unnest(${dropped.map(({ kind }) => kind)}::text[], ${dropped.map(({ id }) => id)}::text[]::uuid[]) as k (kind, id)
      where d.kind = k.kind and d.id = k.id`
  }
}

function asRow({ key, audience, document }: PreparedDocument) {
  const terms = termsOf(document.terms)
  return {
    ...key,
    version: document.version,
    audience,
    terms: [...terms.keys()],
    counts: [...terms.values()],
    length: lengthOf(document.terms),
    attributes: document.attributes,
    record: document.terms,
  }
}
