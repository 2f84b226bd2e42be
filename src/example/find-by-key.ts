import { randomBytes } from 'node:crypto'

/** What a key or a code of the example files stands for in the database. */
export type FindByKey = (key: string) => string

/** An unknown key names itself, so that a slip in a file is found at once. */
export function findByKey(noun: string, pairs: Iterable<readonly [key: string, id: string]>): FindByKey {
  const ids = new Map(pairs)
  return key => {
    const id = ids.get(key)
    if (id === undefined) throw new Error(`The example world names the ${noun} ${key}, which is not there.`)
    return id
  }
}

export const idOrNull = (find: FindByKey, key: string | null): string | null =>
  key === null ? null : find(key)

/** Gives every key an id of its own before a row is written, so that rows can refer to each other at once. */
export function newIds(noun: string, keys: readonly string[]): FindByKey {
  const now = Date.now()
  return findByKey(
    noun,
    keys.map((key, place) => [key, uuid7(now, place)]),
  )
}

/** A UUIDv7 whose twelve bits after the time count, so that ids rise in the order of the file. */
function uuid7(milliseconds: number, count: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.writeUInt16BE(0x7000 | (count & 0xfff), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
