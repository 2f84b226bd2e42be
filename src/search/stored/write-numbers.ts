import type { Transaction } from '../../db/transact.ts'
import type { VocabularyDelta } from '../statistics.ts'
import { writeDeltas } from './deltas.ts'

/** The field that stands for the whole document. */
export const WHOLE = ''

/** Adds what changed to the counts of words and documents; answers with the number of this change. */
export async function writeNumbers(
  tx: Transaction,
  deltas: readonly VocabularyDelta[],
  keptChanges: number,
): Promise<bigint | undefined> {
  const terms = deltas.flatMap(({ audience, terms }) =>
    [...terms].map(([term, count]) => ({ audience, term, count })),
  )
  const fields = deltas.flatMap(fieldsOf)
  if (terms.length === 0 && fields.length === 0) return undefined
  await tx.$executeRaw`
    insert into vocabulary (term, audience, documents)
    select * from unnest(${terms.map(({ term }) => term)}::text[], ${terms.map(({ audience }) => audience)}::text[], ${terms.map(({ count }) => count)}::int[])
    on conflict (term, audience) do update set documents = vocabulary.documents + excluded.documents`
  await tx.$executeRaw`
    insert into index_audience (audience, field, documents, length)
    select * from unnest(${fields.map(({ audience }) => audience)}::text[], ${fields.map(({ field }) => field)}::text[],
      ${fields.map(({ documents }) => documents)}::int[], ${fields.map(({ length }) => length)}::int[]::bigint[])
    on conflict (audience, field) do update
      set documents = index_audience.documents + excluded.documents, length = index_audience.length + excluded.length`
  const [change] = await tx.$queryRaw<{ revision: bigint }[]>`
    insert into vocabulary_change (deltas) values (${writeDeltas(deltas)}::text::jsonb) returning revision`
  if (!change) return undefined
  await tx.$executeRaw`delete from vocabulary_change where revision <= ${change.revision - BigInt(keptChanges)}`
  return change.revision
}

function fieldsOf({ audience, documents, fields }: VocabularyDelta) {
  let length = 0
  for (const numbers of fields.values()) length += numbers.length
  const whole = documents === 0 && length === 0 ? [] : [{ audience, field: WHOLE, documents, length }]
  return [...whole, ...[...fields].map(([field, numbers]) => ({ audience, field, ...numbers }))]
}
