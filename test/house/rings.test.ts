import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { house, known } from '../../eslint.config.ts'
import { findRings, importsIn, readImports } from './read-imports.ts'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const example = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([file, text]) => [file, importsIn(file, text)]))

describe('the imports of a file', () => {
  it.each([
    `import { a } from '../errors.ts'`,
    `import type { A } from '../errors.ts'`,
    `import '../errors.ts'`,
    `export { a } from '../errors.ts'`,
    `export * from '../errors.ts'`,
    `const { a } = await import('../errors.ts')`,
    `type A = typeof import('../errors.ts')`,
  ])('are seen in %s', text => {
    expect(importsIn('db/open.ts', text)).toEqual(['errors.ts'])
  })

  it('are not seen in a comment or a string', () => {
    expect(importsIn('db/open.ts', `// import '../errors.ts'\nconst a = "import '../errors.ts'"`)).toEqual([])
  })
})

describe('a ring', () => {
  it('is found between two folders, though no two files import each other', () => {
    const files = example({
      'field/places/schema.ts': `import '../people/rules.ts'`,
      'field/people/schema.ts': `import '../places/rules.ts'`,
    })
    expect(findRings(files)).toEqual(['field/places → field/people → field/places'])
  })

  it('is found between a folder and a file beside it', () => {
    const files = example({
      'search/find.ts': `import './analysis/stem.ts'`,
      'search/analysis/stem.ts': `import '../find.ts'`,
    })
    expect(findRings(files)).toEqual(['search/find.ts → search/analysis → search/find.ts'])
  })

  it('is found over three, and within one folder', () => {
    const files = example({
      'db/a.ts': `import './b.ts'`,
      'db/b.ts': `import type { C } from './c.ts'`,
      'db/c.ts': `import './a.ts'`,
    })
    expect(findRings(files)).toEqual(['db/a.ts → db/b.ts → db/c.ts → db/a.ts'])
  })

  it('is none where two ways lead to one place', () => {
    const files = example({
      'a.ts': `import './b.ts'; import './c.ts'`,
      'b.ts': `import './d.ts'`,
      'c.ts': `import './d.ts'`,
    })
    expect(findRings(files)).toEqual([])
  })
})

describe('the house', () => {
  it('has no ring of folders or files', () => {
    expect(findRings(readImports(src))).toEqual([])
  })

  it('has every file on a floor, and no floor that knows one above it', () => {
    const floorOf = (file: string) =>
      house.flat().find(({ holds }) => holds.some(part => file === part || file.startsWith(`${part}/`)))
    const slips = [...readImports(src)].flatMap(([file, targets]) => {
      const floor = floorOf(file)
      if (!floor) return [`${file} stands on no floor`]
      const above = targets.filter(target => !known(floor).includes(floorOf(target)?.name ?? ''))
      return above.map(target => `${file} imports ${target}`)
    })
    expect(slips).toEqual([])
  })
})
