import { randomBytes } from 'node:crypto'

/** UUIDs of version 7 in rising order, for rows that one statement writes; Prisma makes those of all others. */
export function newIds(count: number, now: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const bytes = randomBytes(16)
    // More rows than the 12 bits of a counter hold borrow from the next millisecond.
    bytes.writeUIntBE(now + Math.floor(at / 4096), 0, 6)
    bytes.writeUInt16BE(0x7000 | (at % 4096), 6)
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
    const hex = bytes.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  })
}
