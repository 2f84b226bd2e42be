import { newIds } from '../../../src/db/new-ids.ts'

/** A UUIDv7 as the product makes them, for whoever writes past it and has to bring one. */
export const newId = (): string => newIds(1, Date.now()).join()
