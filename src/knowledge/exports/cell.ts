/** What stands in a row of a file under one name: nothing, a value, or the parts of a list. */
export type Cell = string | number | boolean | string[] | null
