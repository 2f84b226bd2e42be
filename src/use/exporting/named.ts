import { type NamedField, valueName } from '../../language/value-names.ts'
import { at, type Column, column, made } from './column.ts'

/** A column of an enum with, beside its values, what they are called in the reader's language. */
export const named = (name: NamedField, path: string = name): Column[] => [
  column(name, path),
  made(`${name}Label`, [path], (row, language) => {
    const value = at(row, path)
    if (Array.isArray(value)) return value.map(each => valueName(name, each, language))
    return typeof value === 'string' ? valueName(name, value, language) : null
  }),
]
