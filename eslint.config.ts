import type { Rule } from 'eslint'
import { defineConfig, globalIgnores } from 'eslint/config'
import { createConfig as boundaries } from 'eslint-plugin-boundaries/config'
import tseslint from 'typescript-eslint'

interface Floor {
  name: string
  /** Files and folders of src/. */
  holds: string[]
  /** Which floors on the same height it may also import from; none when left out. */
  beside?: string[]
}

/**
 * The house, from the roof down. A file imports from its own floor and from every height below, never from above.
 * Floors of one height stand side by side and do not know each other, unless `beside` says so.
 */
export const house: Floor[][] = [
  [
    {
      name: 'shell',
      holds: [
        'main.js',
        'cli.js',
        'start.ts',
        'greet.ts',
        'house.ts',
        'late-search.ts',
        'make-context.ts',
        'server.ts',
        'log.ts',
        'commands',
        'data-dir',
        'http',
      ],
      beside: ['example'],
    },
    { name: 'example', holds: ['example'] },
    // The page knows the server by its addresses and schema.graphql alone.
    { name: 'web', holds: ['web'] },
  ],
  // The lists of all that is in the schema and of all that can be found.
  [{ name: 'lists', holds: ['schema.ts', 'searchables.ts'] }],
  [{ name: 'use', holds: ['use'] }],
  [{ name: 'events', holds: ['events'] }],
  [{ name: 'knowledge', holds: ['knowledge'] }],
  [{ name: 'visits', holds: ['visits'] }],
  [{ name: 'field', holds: ['field'] }],
  [{ name: 'builder', holds: ['builder.ts', 'context.ts', 'graphql'] }],
  [
    { name: 'search', holds: ['search'] },
    { name: 'access', holds: ['access'] },
  ],
  [{ name: 'paging', holds: ['paging'] }],
  [{ name: 'db', holds: ['db'] }],
  [{ name: 'ground', holds: ['language', 'config.ts', 'errors.ts', 'validate.ts'] }],
]

export const wings = ['use', 'events', 'knowledge', 'visits', 'field']

/** The names of all floors that a file of this floor may import from. */
export function known({ name, beside = [] }: Floor): string[] {
  if (name === 'web') return ['web']
  const height = house.findIndex(floors => floors.some(floor => floor.name === name))
  const below = house.slice(height + 1).flat()
  return [name, ...beside, ...below.map(floor => floor.name)]
}

const patternOf = (part: string) => (/\.[jt]s$/.test(part) ? `src/${part}` : `src/${part}/**`)

/** The rules about who may know whom; `root` is where src/ lies. */
export function floorRules(root: string) {
  const floors = house.flat()
  return boundaries({
    files: ['src/**/*.ts', 'src/*.js'],
    settings: {
      'boundaries/root-path': root,
      'boundaries/files': [
        ...floors.map(({ name, holds }) => ({ category: name, pattern: holds.map(patternOf) })),
        { category: 'ground', pattern: 'prisma/catalogues/*.json' },
      ],
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'The floor of {{from.file.categories}} does not know that of {{to.file.categories}}.',
          policies: floors.map(floor => ({
            from: { file: { categories: floor.name } },
            allow: { to: { file: { categories: { anyOf: known(floor) } } } },
          })),
        },
      ],
      // Whatever is new names its floor above before it is imported, or imports.
      'boundaries/no-unknown-files': 'error',
      'boundaries/no-unknown-dependencies': 'error',
    },
  })
}

const builder = {
  regex: '/builder\\.ts$',
  message: 'Within a noun only schema.ts, its parts (schema-….ts) and enums.ts touch the builder.',
}
const world = {
  regex: '^(graphql|graphql-yoga|pg|kysely)$|^@(pothos|prisma|electric-sql|graphql-yoga)/|/(db|graphql)/',
  allowTypeImports: true,
  message: 'rules.ts holds plain functions and tables: no graphql, no database.',
}

/** The rules within a noun's folder. */
export const nounRules = defineConfig(
  { plugins: { '@typescript-eslint': tseslint.plugin } },
  {
    files: wings.map(wing => `src/${wing}/**/*.ts`),
    ignores: ['**/schema.ts', '**/schema-*.ts', '**/enums.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [builder] }] },
  },
  {
    files: wings.map(wing => `src/${wing}/**/rules.ts`),
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [builder, world] }] },
  },
)

const drawers = /(^|[/-])(utils?|helpers?|common|misc|shared|services?|managers?)(?=[/.-]|$)/

/** A file or folder is called after what it is; a drawer takes whatever nobody found a place for. */
const noDrawers: Rule.RuleModule = {
  create: context => ({
    Program(node) {
      const path = context.filename.slice(context.cwd.length)
      const drawer = drawers.exec(path)?.[2]
      if (drawer)
        context.report({
          node,
          message: `Nothing here is called "${drawer}": name the file after what it is.`,
        })
    },
  }),
}

const twice = 'A cast silences the one voice that knew; give the value its type where it begins.'

/** All is TypeScript but the two doors, main.js and cli.js: what they load is compiled only once. */
const written = ['**/*.ts', 'src/*.js']

/** How a file is written. */
export const writingRules = defineConfig({
  files: written,
  plugins: { house: { rules: { 'no-drawers': noDrawers } } },
  extends: [tseslint.configs.strict],
  rules: {
    'house/no-drawers': 'error',
    'max-lines': ['error', 300],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
    'object-shorthand': 'error',
    'prefer-const': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    '@typescript-eslint/consistent-type-imports': [
      'error',
      { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
    ],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'TSAsExpression > TSAsExpression', message: twice },
      { selector: 'TSAsExpression > TSNeverKeyword', message: twice },
    ],
  },
})

/** What only the compiler's knowledge of types can see. */
const typedRules = defineConfig({
  files: written,
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
})

/** What is read from outside has no type before it is checked; tests look at such answers as they come. */
const outsideRules = defineConfig({
  files: written,
  ignores: ['test/**'],
  rules: {
    '@typescript-eslint/no-unsafe-return': 'error',
    '@typescript-eslint/no-unsafe-argument': 'error',
    '@typescript-eslint/no-unsafe-assignment': 'error',
    '@typescript-eslint/no-unsafe-call': 'error',
    '@typescript-eslint/no-unsafe-member-access': 'error',
  },
})

export default defineConfig(
  globalIgnores(['src/db/generated/**', 'data/**', 'coverage/**']),
  writingRules,
  typedRules,
  outsideRules,
  floorRules(import.meta.dirname),
  nounRules,
)
