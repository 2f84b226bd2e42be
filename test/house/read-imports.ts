import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { preProcessFile } from 'typescript'

/** Which files of src/ a file imports, as paths under src/; what lies outside is left out. */
export function importsIn(file: string, text: string): string[] {
  return preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter(name => name.startsWith('.'))
    .map(name => posix.join(posix.dirname(file), name))
    .filter(path => !path.startsWith('..'))
}

/** Every file of a source folder with what it imports. Generated files know nothing of ours. */
export function readImports(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.[jt]s$/.test(name) && !name.startsWith(join('db', 'generated')),
  )
  return new Map(files.map(name => [name, importsIn(name, readFileSync(join(folder, name), 'utf8'))]))
}

/**
 * Rings of files and folders, at every depth of the tree: an import counts between the two parts in which the importing
 * and the imported file go separate ways. Each ring comes as 'a → b → a'.
 */
export function findRings(imports: Map<string, string[]>): string[] {
  const graph = new Map<string, Set<string>>()
  for (const [from, targets] of imports) {
    for (const to of targets) {
      const [one, other] = partWays(from, to)
      if (one !== other) graph.set(one, (graph.get(one) ?? new Set()).add(other))
    }
  }
  const rings: string[] = []
  const done = new Set<string>()
  const walk = (part: string, path: string[]): void => {
    const seen = path.indexOf(part)
    if (seen >= 0) rings.push([...path.slice(seen), part].join(' → '))
    if (seen >= 0 || done.has(part)) return
    for (const next of graph.get(part) ?? []) walk(next, [...path, part])
    done.add(part)
  }
  for (const part of graph.keys()) walk(part, [])
  return rings
}

function partWays(from: string, to: string): [string, string] {
  const one = from.split('/')
  const other = to.split('/')
  const depth = one.findIndex((part, at) => part !== other[at])
  if (depth < 0) return [from, to]
  return [one.slice(0, depth + 1).join('/'), other.slice(0, depth + 1).join('/')]
}
