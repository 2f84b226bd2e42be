import type { Attributes, AttributeValue } from '../../document.ts'
import type { Filter } from '../../filter.ts'
import { isCountable } from '../../document.ts'
import type { FacetCount } from '../port.ts'
import { compareCounts } from '../compare-counts.ts'

/**
 * One attribute of all documents: each value is a small number, so that counting is adding up in an array. The first
 * value of a document lies flat, as most have one only; further ones beside it.
 */
type Column = {
  readonly codes: Map<string | number, number>
  readonly values: (string | number)[]
  first: Int32Array
  readonly others: (readonly number[] | undefined)[]
}

const NONE = -1

export type Passes = (slot: number) => boolean

export class Columns {
  readonly #columns = new Map<string, Column>()

  set(slot: number, attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      let column = this.#columns.get(name)
      if (!column) {
        column = { codes: new Map(), values: [], first: new Int32Array(), others: [] }
        this.#columns.set(name, column)
      }
      const [first, ...others] = encode(column, value)
      if (slot >= column.first.length) column.first = longer(column.first, slot)
      column.first[slot] = first ?? NONE
      if (others.length > 0) column.others[slot] = others
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
    const { first, others } = column
    const isAmongOthers = (slot: number) => others[slot]?.some(code => wanted[code] === 1) ?? false
    return others.length === 0
      ? slot => wanted[first[slot] ?? NONE] === 1
      : slot => wanted[first[slot] ?? NONE] === 1 || isAmongOthers(slot)
  }

  count(attribute: string, slots: readonly number[]): FacetCount[] {
    const column = this.#columns.get(attribute)
    if (!column) return []
    const counts = new Uint32Array(column.values.length)
    const { first, others } = column
    const add = (code: number) => (counts[code] = (counts[code] ?? 0) + 1)
    for (const slot of slots) {
      const code = first[slot] ?? NONE
      if (code !== NONE) add(code)
    }
    if (others.length > 0) for (const slot of slots) others[slot]?.forEach(add)
    const found: FacetCount[] = []
    for (const [code, value] of column.values.entries()) {
      const count = counts[code] ?? 0
      if (count > 0 && (typeof value === 'number' || isCountable(value))) found.push({ value, count })
    }
    return found.sort(compareCounts)
  }
}

function longer(codes: Int32Array, slot: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(1024, 2 * slot)).fill(NONE)
  grown.set(codes)
  return grown
}

function encode(column: Pick<Column, 'codes' | 'values'>, value: AttributeValue): number[] {
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
