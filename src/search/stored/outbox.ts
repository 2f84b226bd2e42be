import type { Database } from '../../db/database.ts'
import type { Key } from '../searchable.ts'

/** A row that changed. `seq` is taken anew with every change, so that a row touched meanwhile is not lost. */
export interface OutboxRow extends Key {
  readonly seq: string
  /** It changed with many others at once, and is nothing that must no longer be found. */
  readonly bulk: boolean
}

export interface Backlog {
  readonly rows: number
  readonly seconds: number
}

type Asking = Pick<Database, 'query'>

/** What waits: first what must no longer be found, then what changed by itself, then the rest. `aside` are left out. */
export function nextRows({ query }: Asking, limit: number, aside: readonly string[]): Promise<OutboxRow[]> {
  return query<OutboxRow>(
    // By the column: the bare name would be the text of the answer, in which 100 comes before 99.
    `select kind, id, seq::text, bulk and not urgent as bulk from outbox where seq <> all($2::bigint[]) order by urgent desc, outbox.bulk, outbox.seq limit $1`,
    [limit, aside],
  )
}

export async function backlog({ query }: Asking): Promise<Backlog> {
  const [row] = await query<Backlog>(
    `select count(*)::int as rows, coalesce(extract(epoch from now() - min(at)), 0)::float8 as seconds from outbox`,
  )
  return row ?? { rows: 0, seconds: 0 }
}

/** How many rows changed before this moment of the outbox still wait. */
export async function waitingUpTo({ query }: Asking, seq: string): Promise<number> {
  const [row] = await query<{ rows: number }>('select count(*)::int as rows from outbox where seq <= $1', [
    seq,
  ])
  return row?.rows ?? 0
}

export async function latestSeq({ query }: Asking): Promise<string> {
  const [row] = await query<{ seq: string }>('select coalesce(max(seq), 0)::text as seq from outbox')
  return row?.seq ?? '0'
}

/** Has these documents made again from their rows, whatever they are. */
export async function enqueue({ query }: Asking, keys: readonly Key[]): Promise<void> {
  await query(
    `select enqueue(kind, id, false) from unnest($1::text[], $2::uuid[]) as k (kind, id) order by kind, id`,
    [keys.map(key => key.kind), keys.map(key => key.id)],
  )
}

/** What may no longer be found and may still be in the engine. */
export function urgentRows({ query }: Asking): Promise<Key[]> {
  return query<Key>('select kind, id from outbox where urgent')
}
