import { at, type Column, made } from './column.ts'

/** A municipality as people know it, and as an import finds it again: Kortrijk (BE). */
export const municipality = (path = 'municipality'): Column =>
  made(path, [`${path}.name`, `${path}.country.code`], row => {
    const name = at(row, `${path}.name`)
    return name === null ? null : `${String(name)} (${String(at(row, `${path}.country.code`))})`
  })
