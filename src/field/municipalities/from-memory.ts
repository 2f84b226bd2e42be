import type { Memory } from '../../db/read/memory.ts'

/** The official name of a municipality that was counted by its id. */
export const nameOfMunicipality = (id: string, memory: Memory): string =>
  String(memory.where('Municipality', 'id', id)[0]?.values['name'] ?? id)

export const sideOfMunicipality = (id: string, memory: Memory): 'NORTH' | 'SOUTH' =>
  memory.where('Municipality', 'id', id)[0]?.values['side'] === 'NORTH' ? 'NORTH' : 'SOUTH'
