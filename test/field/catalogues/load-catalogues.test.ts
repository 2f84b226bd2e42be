import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import { freshDatabase } from '../../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

const counts = async () => {
  const { prisma } = database
  return {
    missionTypes: await prisma.missionType.count(),
    policyDomains: await prisma.policyDomain.count(),
    regions: await prisma.region.count(),
    countries: await prisma.country.count(),
    programmes: await prisma.programme.count(),
    collections: await prisma.collection.count(),
  }
}

it('fills an empty database, and a second run adds nothing', async () => {
  await loadCatalogues(database.prisma)
  const first = await counts()
  expect(first).toEqual({
    missionTypes: 4,
    policyDomains: 46,
    regions: 30,
    countries: 249,
    programmes: 7,
    collections: 3,
  })
  await loadCatalogues(database.prisma)
  expect(await counts()).toEqual(first)
})

it('puts Senegal in Western Africa in Sub-Saharan Africa in Africa in the world', async () => {
  const senegal = await database.prisma.country.findUniqueOrThrow({
    where: { code: 'SN' },
    select: {
      m49: true,
      region: {
        select: {
          code: true,
          parent: { select: { code: true, parent: { select: { code: true, parentCode: true } } } },
        },
      },
    },
  })
  expect(senegal).toEqual({
    m49: '686',
    region: { code: '011', parent: { code: '202', parent: { code: '002', parentCode: '001' } } },
  })
})

it('adds what an administrator took out and leaves what was edited', async () => {
  const { prisma } = database
  await prisma.policyDomain.update({ where: { code: 'waste' }, data: { labelNl: 'Afvalbeleid' } })
  await prisma.policyDomain.delete({ where: { code: 'waste-collection' } })
  await loadCatalogues(prisma)
  const collection = await prisma.policyDomain.findUniqueOrThrow({
    where: { code: 'waste-collection' },
    include: { parent: true },
  })
  expect(collection.labelFr).toBe('Collecte des déchets')
  expect(collection.parent?.labelNl).toBe('Afvalbeleid')
})
