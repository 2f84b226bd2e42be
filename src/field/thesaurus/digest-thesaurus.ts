import { createHash } from 'node:crypto'
import { readThesaurusFiles, thesaurusFolder } from '../../search/thesaurus/read-thesaurus.ts'

/** Under which name what was brought of it is noted. */
export const thesaurusName = 'thesaurus'

/** What its files are now, to be held against what the database has of them. */
export async function digestThesaurus(folder = thesaurusFolder): Promise<string> {
  const digest = createHash('sha256')
  for (const text of await readThesaurusFiles(folder)) digest.update(text).update('\0')
  return digest.digest('hex')
}
