import { expect, test } from 'vitest'
import { loadCatalogues } from '../../src/field/catalogues/load-catalogues.ts'
import { refreshRegionTree, regionTree } from '../../src/field/places/region-tree.ts'
import { freshDatabase } from '../support/database.ts'

test('the tree of regions is read once and again after a change', async () => {
  await using database = await freshDatabase()
  await loadCatalogues(database.prisma)
  const tree = await regionTree(database.prisma)
  expect(tree.regionsAbove('SN')).toEqual(['011', '202', '002', '001'])
  expect(tree.regionsAbove('XX')).toEqual([])
  expect(tree.countriesWithin(['011', '013'])).toEqual(expect.arrayContaining(['BJ', 'GT', 'SN']))
  expect(tree.countriesWithin(['011'])).not.toContain('GT')
  expect(tree.countriesWithin([])).toEqual([])
  expect([
    tree.hasRegion('011'),
    tree.hasRegion('999'),
    tree.hasCountry('SN'),
    tree.hasCountry('XX'),
  ]).toEqual([true, false, true, false])

  const statements: string[] = []
  using _listening = database.onStatement(sql => statements.push(sql))
  expect(await regionTree(database.prisma)).toBe(tree)
  expect(statements).toEqual([])
  refreshRegionTree(database.prisma)
  expect((await regionTree(database.prisma)).hasRegion('011')).toBe(true)
  expect(statements).not.toEqual([])
})
