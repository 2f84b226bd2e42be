import type { Transaction } from '../../db/transact.ts'
import type { WrittenConcept } from '../../search/thesaurus/concept.ts'
import { newIds } from '../../db/new-ids.ts'

export interface PlacedConcept extends WrittenConcept {
  readonly position: number
}

/** All concepts as a file would have them, in its order. */
export async function storedConcepts(tx: Pick<Transaction, 'concept'>): Promise<WrittenConcept[]> {
  const rows = await tx.concept.findMany({
    select: {
      code: true,
      termsNl: true,
      termsFr: true,
      termsEs: true,
      termsEn: true,
      broader: { select: { code: true } },
    },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  })
  return rows.map(({ code, termsNl: nl, termsFr: fr, termsEs: es, termsEn: en, broader }) => ({
    code,
    terms: { nl, fr, es, en },
    broader: broader?.code ?? null,
  }))
}

// Thousands of rows at a first start: a statement for all of them.

export async function addConcepts(tx: Transaction, concepts: readonly PlacedConcept[]): Promise<void> {
  if (concepts.length === 0) return
  const ids = newIds(concepts.length, Date.now())
  const rows = concepts.map(({ code, position, terms, broader }, at) => ({
    id: ids[at],
    code,
    position,
    ...terms,
    broader,
  }))
  // A wider concept may come in with them, or have been there; one that was taken out is none.
  await tx.$executeRaw`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as g (id uuid, code text, position int, nl text[], fr text[], es text[], en text[], broader text))
    insert into concept (id, code, position, terms_nl, terms_fr, terms_es, terms_en, broader_id)
    select g.id, g.code, g.position, g.nl, g.fr, g.es, g.en, coalesce(b.id, c.id)
    from given g left join given b on b.code = g.broader left join concept c on c.code = g.broader`
}

export async function changeConcepts(tx: Transaction, concepts: readonly WrittenConcept[]): Promise<void> {
  if (concepts.length === 0) return
  const rows = concepts.map(({ code, terms, broader }) => ({ code, ...terms, broader }))
  await tx.$executeRaw`
    update concept c set terms_nl = g.nl, terms_fr = g.fr, terms_es = g.es, terms_en = g.en,
      broader_id = (select b.id from concept b where b.code = g.broader), version = c.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as g (code text, nl text[], fr text[], es text[], en text[], broader text)
    where c.code = g.code`
}

/** Which meanings of a word come first. Nobody edits that, so it is no change that an editor would have to read. */
export async function placeConcepts(tx: Transaction, concepts: readonly PlacedConcept[]): Promise<void> {
  await tx.$executeRaw`
    update concept c set position = g.position
    from unnest(${concepts.map(({ code }) => code)}::text[], ${concepts.map(({ position }) => position)}::int[]) as g (code, position)
    where c.code = g.code and c.position <> g.position`
}
