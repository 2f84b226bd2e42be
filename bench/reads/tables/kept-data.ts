import { existsSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { urlOf } from '../../../test/support/template.ts'
import { type DataSize, makeReaders, type Readers } from './load-data.ts'
import { dropDatabase, preparePostgreSQL } from './prepare.ts'

/** Whoever reads and writes, by the tokens that the databases kept in this folder know. */
export async function readersIn(directory: string): Promise<Readers> {
  const file = join(directory, 'readers.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Readers
  const readers = makeReaders()
  await writeFile(file, JSON.stringify(readers))
  return readers
}

/** As preparePostgreSQL; a database that an earlier run filled in just this way is taken as it is. */
export async function prepareOnce(
  serverUrl: string,
  name: string,
  directory: string,
  size: DataSize,
  readers: Readers,
): Promise<{ url: string; wasThere: boolean }> {
  const file = join(directory, `${name}.json`)
  const filledAs = JSON.stringify({ size, readers })
  const url = urlOf(serverUrl, name)
  if (existsSync(file) && readFileSync(file, 'utf8') === filledAs) return { url, wasThere: true }
  await rm(file, { force: true })
  await dropDatabase(serverUrl, name)
  await preparePostgreSQL(serverUrl, name, directory, size, readers)
  await writeFile(file, filledAs)
  return { url, wasThere: false }
}
