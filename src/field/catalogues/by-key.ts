import type { Memory } from '../../db/read/memory.ts'

/** Rows of a catalogue to connect to: by their ids from memory, which need no look-up, or by a code that is too new for it. */
export const byKey = (
  memory: Memory,
  catalogue: 'PolicyDomain' | 'MissionType',
  codes: readonly string[] | null | undefined,
): ({ id: string } | { code: string })[] =>
  (codes ?? []).map(code => {
    const row = memory.byCode(catalogue, code)
    return row ? { id: row.id } : { code }
  })
