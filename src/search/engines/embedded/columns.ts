import type { Attributes, AttributeValue } from '../../document.ts'
import type { Filter } from '../../filter.ts'
import { isCountable } from '../../document.ts'
import type { FacetCount } from '../port.ts'
import { compareCounts } from '../compare-counts.ts'

/** One attribute of all documents: each value is a small number, so that counting is adding up in an array. */
type Column = {
  readonly codes: Map<string | number, number>
  readonly values: (string | number)[]
  readonly bySlot: (readonly number[] | undefined)[]
}

export type Passes = (slot: number) => boolean

export class Columns {
  readonly #columns = new Map<string, Column>()

  set(slot: number, attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      let column = this.#columns.get(name)
      if (!column) this.#columns.set(name, (column = { codes: new Map(), values: [], bySlot: [] }))
      column.bySlot[slot] = encode(column, value)
    }
  }

  compile(filter: Filter): Passes {
    if ('all' in filter) {
      const parts = filter.all.map(part => this.compile(part))
      return slot => parts.every(passes => passes(slot))
    }
    if ('any' in filter) {
      const parts = filter.any.map(part => this.compile(part))
      return slot => parts.some(passes => passes(slot))
    }
    if ('not' in filter) {
      const passes = this.compile(filter.not)
      return slot => !passes(slot)
    }
    const column = this.#columns.get(filter.field)
    if (!column) return () => false
    const wanted = wantedCodes(column, filter)
    return slot => column.bySlot[slot]?.some(code => wanted[code] === 1) ?? false
  }

  count(attribute: string, slots: readonly number[]): FacetCount[] {
    const column = this.#columns.get(attribute)
    if (!column) return []
    const counts = new Uint32Array(column.values.length)
    for (const slot of slots) {
      for (const code of column.bySlot[slot] ?? []) counts[code] = (counts[code] ?? 0) + 1
    }
    const found: FacetCount[] = []
    for (const [code, value] of column.values.entries()) {
      const count = counts[code] ?? 0
      if (count > 0 && (typeof value === 'number' || isCountable(value))) found.push({ value, count })
    }
    return found.sort(compareCounts)
  }
}

function encode(column: Column, value: AttributeValue): number[] {
  const values = typeof value === 'object' ? new Set(value) : [value]
  return Array.from(values, one => {
    let code = column.codes.get(one)
    if (code === undefined) {
      code = column.values.push(one) - 1
      column.codes.set(one, code)
    }
    return code
  })
}

type FieldFilter = Extract<Filter, { field: string }>

function wantedCodes(column: Column, filter: FieldFilter): Uint8Array {
  const wanted = new Uint8Array(column.values.length)
  if ('in' in filter) {
    for (const value of filter.in) {
      const code = column.codes.get(value)
      if (code !== undefined) wanted[code] = 1
    }
    return wanted
  }
  const { from = -Infinity, to = Infinity } = filter
  for (const [code, value] of column.values.entries()) {
    if (typeof value === 'number' && value >= from && value <= to) wanted[code] = 1
  }
  return wanted
}
