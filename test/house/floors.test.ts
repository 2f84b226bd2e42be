import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'
import { floorRules, nounRules } from '../../eslint.config.ts'

// Every boundary is crossed once, in a house of empty files, so that a linter that looks away cannot stay green.

const rooms = [
  'main.js',
  'commands/export.ts',
  'example/load.ts',
  'web/pages/lesson.ts',
  'schema.ts',
  'use/briefs/schema.ts',
  'knowledge/lessons/schema.ts',
  'knowledge/lessons/rules.ts',
  'knowledge/lessons/publish-lesson.ts',
  'visits/visits/schema.ts',
  'field/places/schema.ts',
  'field/people/schema.ts',
  'builder.ts',
  'context.ts',
  'graphql/scalars.ts',
  'search/find.ts',
  'access/viewer.ts',
  'paging/cursor.ts',
  'db/database.ts',
  'db/generated/client/client.ts',
  'language/language.ts',
  'errors.ts',
]

const root = mkdtempSync(join(tmpdir(), 'kennisband-house-'))
const linter = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts', '**/*.js'], languageOptions: { parser: tseslint.parser } },
    floorRules(root),
    ...nounRules,
  ],
})

beforeAll(() => {
  for (const room of rooms) {
    const file = join(root, 'src', room)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
})
afterAll(() => rmSync(root, { recursive: true }))

async function refusals(file: string, text: string): Promise<string[]> {
  const results = await linter.lintText(text, { filePath: join(root, 'src', file) })
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message))
}

const pathTo = (from: string, to: string) => '../'.repeat(from.split('/').length - 1) + to
const importing = (from: string, to: string) =>
  `import '${from.includes('/') ? '' : './'}${pathTo(from, to)}'`

describe('a file does not know', () => {
  it.each([
    ['the shell', 'schema.ts', 'main.js'],
    ['the schema', 'use/briefs/schema.ts', 'schema.ts'],
    ['what the knowledge is for', 'knowledge/lessons/schema.ts', 'use/briefs/schema.ts'],
    ['what was learned', 'visits/visits/schema.ts', 'knowledge/lessons/schema.ts'],
    ['where it was learned', 'field/places/schema.ts', 'visits/visits/schema.ts'],
    ['a noun, as the builder', 'builder.ts', 'field/places/schema.ts'],
    ['a noun, as what the nouns share', 'graphql/scalars.ts', 'field/places/schema.ts'],
    ['a noun, as the search', 'search/find.ts', 'knowledge/lessons/rules.ts'],
    ['the builder, as the search', 'search/find.ts', 'builder.ts'],
    ['the context, as the access', 'access/viewer.ts', 'context.ts'],
    ['the access, as the search', 'search/find.ts', 'access/viewer.ts'],
    ['the search, as the access', 'access/viewer.ts', 'search/find.ts'],
    ['the search, as the pages', 'paging/cursor.ts', 'search/find.ts'],
    ['the access, as the pages', 'paging/cursor.ts', 'access/viewer.ts'],
    ['the pages, as the database', 'db/database.ts', 'paging/cursor.ts'],
    ['the database, as the languages', 'language/language.ts', 'db/database.ts'],
    ['the database, as the failures', 'errors.ts', 'db/database.ts'],
    ['a command, as the example world', 'example/load.ts', 'commands/export.ts'],
    ['the server, as the page', 'web/pages/lesson.ts', 'errors.ts'],
    ['the page, as the server', 'main.js', 'web/pages/lesson.ts'],
  ])('%s (%s imports %s)', async (_what, from, to) => {
    expect(await refusals(from, importing(from, to))).toEqual(['boundaries/dependencies'])
  })

  it.each(['import type { A } from', 'export * from', 'const a = await import('])(
    'nor by way of %s',
    async words => {
      const text = `${words} '../main.js'${words.endsWith('(') ? ')' : ''}`
      expect(await refusals('access/viewer.ts', text)).toContain('boundaries/dependencies')
    },
  )
})

describe('a file knows', () => {
  it.each([
    ['main.js', 'commands/export.ts'],
    ['commands/export.ts', 'example/load.ts'],
    ['example/load.ts', 'knowledge/lessons/publish-lesson.ts'],
    ['schema.ts', 'use/briefs/schema.ts'],
    ['use/briefs/schema.ts', 'knowledge/lessons/schema.ts'],
    ['knowledge/lessons/schema.ts', 'visits/visits/schema.ts'],
    ['visits/visits/schema.ts', 'field/places/schema.ts'],
    ['field/places/schema.ts', 'field/people/schema.ts'],
    ['field/places/schema.ts', 'builder.ts'],
    ['field/places/schema.ts', 'graphql/scalars.ts'],
    ['context.ts', 'search/find.ts'],
    ['context.ts', 'access/viewer.ts'],
    ['search/find.ts', 'db/database.ts'],
    ['access/viewer.ts', 'paging/cursor.ts'],
    ['db/database.ts', 'errors.ts'],
  ])('its own floor and what bears it (%s imports %s)', async (from, to) => {
    expect(await refusals(from, importing(from, to))).toEqual([])
  })
})

it('a file on no floor is refused, from within and from without', async () => {
  expect(await refusals('attic/box.ts', '')).toEqual(['boundaries/no-unknown-files'])
  expect(await refusals('main.js', `import './attic.ts'`)).toEqual(['boundaries/no-unknown-dependencies'])
})

describe('within a noun', () => {
  const refused = ['@typescript-eslint/no-restricted-imports']

  it('a verb does not touch the builder', async () => {
    expect(
      await refusals('knowledge/lessons/publish-lesson.ts', `import { builder } from '../../builder.ts'`),
    ).toEqual(refused)
  })

  it.each([
    '../../builder.ts',
    '../../db/database.ts',
    '../../db/generated/client/client.ts',
    '../../graphql/scalars.ts',
    'graphql',
    'graphql-yoga',
    '@pothos/core',
    '@prisma/client',
    'pg',
  ])('rules.ts imports no %s', async source => {
    expect(await refusals('knowledge/lessons/rules.ts', `import { a } from '${source}'`)).toContain(
      refused[0],
    )
  })

  it('rules.ts may name the types of the database', async () => {
    expect(
      await refusals(
        'knowledge/lessons/rules.ts',
        `import type { State } from '../../db/generated/client/client.ts'`,
      ),
    ).toEqual([])
  })
})
