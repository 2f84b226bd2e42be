import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileOf = (directory: string) => join(directory, 'without-example')

/** Whether this data directory was started empty, or its example world taken out: then it never gets one. */
export const isWithoutExample = (directory: string): boolean => existsSync(fileOf(directory))

export async function keepWithoutExample(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeFile(
    fileOf(directory),
    'No example world is loaded into this data directory as long as this file is here.\n',
  )
}
