import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOutput } from '../../src/commands/open-output.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'))
  await writeFile(join(folder, 'lessons.csv'), 'last week')
})
afterEach(() => rm(folder, { recursive: true }))

test('an export that is whole takes the place of the older one', async () => {
  const path = join(folder, 'lessons.csv')
  await using output = await openOutput(path)
  await output.write('this ')
  await output.write(Buffer.from('week'))
  expect(await readFile(path, 'utf8')).toBe('last week')
  await output.keep()
  expect(await readFile(path, 'utf8')).toBe('this week')
  expect(await readdir(folder)).toEqual(['lessons.csv'])
})

test('an export that breaks off leaves the older one, and nothing of itself', async () => {
  const path = join(folder, 'lessons.csv')
  {
    await using output = await openOutput(path)
    await output.write('this ')
  }
  expect(await readFile(path, 'utf8')).toBe('last week')
  expect(await readdir(folder)).toEqual(['lessons.csv'])
})
