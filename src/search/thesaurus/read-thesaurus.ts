import { readdir, readFile } from 'node:fs/promises'
import type { WrittenConcept } from './concept.ts'
import { parseConcepts } from './parse-concepts.ts'

export const thesaurusFolder = new URL('../../../prisma/thesaurus/', import.meta.url)

/** The texts of the files, in the order in which their concepts come. */
export async function readThesaurusFiles(folder = thesaurusFolder): Promise<string[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.csv')).sort()
  return Promise.all(names.map(name => readFile(new URL(name, folder), 'utf8')))
}

/** The product's own thesaurus, from its files; their format is told in prisma/thesaurus/README.md. */
export async function readThesaurus(folder = thesaurusFolder): Promise<WrittenConcept[]> {
  return (await readThesaurusFiles(folder)).flatMap(parseConcepts)
}
