import type { Column } from './column.ts'

interface Branch {
  [name: string]: Branch
}

/** What has to be asked of a row for these columns, as GraphQL writes it: `title visit { number }`. */
export function selectionOf(columns: readonly Column[]): string {
  const root: Branch = {}
  for (const path of columns.flatMap(({ paths }) => paths)) {
    let branch = root
    for (const name of path.split('.')) branch = branch[name] ??= {}
  }
  return written(root)
}

const written = (branch: Branch): string =>
  Object.entries(branch)
    .map(([name, beneath]) => (Object.keys(beneath).length > 0 ? `${name} { ${written(beneath)} }` : name))
    .join(' ')
