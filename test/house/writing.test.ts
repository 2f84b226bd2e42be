import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { writingRules } from '../../eslint.config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const alone = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [...writingRules] })

async function refusals(linter: ESLint, text: string, filePath: string): Promise<(string | null)[]> {
  const results = await linter.lintText(text, { filePath: `${root}${filePath}` })
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
}

describe('the linter refuses', () => {
  it.each([
    ['export const a: any = 1', '@typescript-eslint/no-explicit-any'],
    ['export const a = (b?: string) => b!.length', '@typescript-eslint/no-non-null-assertion'],
    ['export const a = 1 as unknown as string', 'no-restricted-syntax'],
    ['export const a = 1 as never', 'no-restricted-syntax'],
    ['// TODO: later\nexport const a = 1', 'no-warning-comments'],
    [`import { a } from './a.ts'\nexport const b: a = 1`, '@typescript-eslint/consistent-type-imports'],
    ['export const a = (b: number) => b == 1', 'eqeqeq'],
    ['// line\n'.repeat(301), 'max-lines'],
  ])('%j', async (text, rule) => {
    expect(await refusals(alone, text, 'src/search/find.ts')).toEqual([rule])
  })

  it.each([
    'src/utils.ts',
    'src/field/helpers/a.ts',
    'src/common/a.ts',
    'src/knowledge/lessons/lesson-service.ts',
    'src/search/index-manager.ts',
    'src/shared/a.ts',
    'test/support/test-utils.ts',
    'src/misc.ts',
  ])('a drawer: %s', async file => {
    expect(await refusals(alone, '', file)).toEqual(['house/no-drawers'])
  })

  it.each([
    'src/search/analysis/stem.ts',
    'src/field/municipalities/schema.ts',
    'src/data-dir/serve-socket.ts',
  ])('no drawer in %s', async file => {
    expect(await refusals(alone, '', file)).toEqual([])
  })
})

it('the whole configuration, as `npm run lint` takes it, sees types and floors too', async () => {
  const linter = new ESLint({ cwd: root })
  const text = `
    import type { Database } from './db/database.ts'
    const work = async (): Promise<number> => JSON.parse('1')
    export function start(database: Database) {
      work()
      return database
    }`
  expect((await refusals(linter, text, 'src/errors.ts')).sort()).toEqual([
    '@typescript-eslint/no-floating-promises',
    '@typescript-eslint/no-unsafe-return',
    'boundaries/dependencies',
  ])
})
