import { randomUUID } from 'node:crypto'

/** UUIDs of version 7 in rising order, for many rows at once. */
export function newIds(count: number, now: number): string[] {
  // More rows than the 12 bits of a counter hold borrow from the next millisecond.
  return Array.from({ length: count }, (_, at) => idAt(now + Math.floor(at / 4096), at % 4096))
}

const last = { moment: 0, place: 0 }

/** The next id: greater than all that this process made before, so that rows of one moment keep their order. */
export function newId(): string {
  const now = Date.now()
  if (now > last.moment) Object.assign(last, { moment: now, place: 0 })
  else if (last.place < 4095) last.place++
  else Object.assign(last, { moment: last.moment + 1, place: 0 })
  return idAt(last.moment, last.place)
}

function idAt(moment: number, place: number): string {
  const time = moment.toString(16).padStart(12, '0')
  // Behind it what is random in an id of version 4, whose variant stands in the same place.
  const rest = randomUUID().slice(19)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place.toString(16).padStart(3, '0')}-${rest}`
}
