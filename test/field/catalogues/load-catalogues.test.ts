import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { catalogueFolder, type CatalogueName } from '../../../src/field/catalogues/catalogue-files.ts'
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

type Entry = Record<string, unknown> & { code: string }
type Change = (entries: Entry[]) => Entry[]

/** The catalogues as a later version has them, in a folder of their own. */
async function laterVersion(changes: Partial<Record<CatalogueName, Change>>) {
  const path = await mkdtemp(join(tmpdir(), 'kennisband-catalogues-'))
  await cp(catalogueFolder, path, { recursive: true })
  for (const [name, change] of Object.entries(changes)) {
    const file = join(path, `${name}.json`)
    await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')) as Entry[])))
  }
  return {
    folder: pathToFileURL(`${path}/`),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  }
}

const inAll = (text: string) => ({ nl: text, fr: text, es: text, en: text })

/** Every entry as it is, but this one otherwise. */
const withOther =
  (code: string, other: object): Change =>
  entries =>
    entries.map(entry => (entry.code === code ? { ...entry, ...other } : entry))

const domain = (code: string) =>
  database.prisma.policyDomain.findUnique({ where: { code }, include: { parent: true } })

describe('a later version', () => {
  it('brings what is new in it, also beneath what was there', async () => {
    await using later = await laterVersion({
      'policy-domains': domains => [
        ...domains,
        { code: 'beaches', parent: 'waste', position: 99, label: inAll('Stranden'), dac: [], sdg: [] },
      ],
      programmes: programmes => [
        ...programmes,
        { code: 'flemish-2031', funder: 'FLEMISH', startYear: 2031, endYear: null, label: inAll('Later') },
      ],
    })
    const before = await counts()
    await loadCatalogues(database.prisma, later.folder)
    expect(await counts()).toEqual({
      ...before,
      policyDomains: before.policyDomains + 1,
      programmes: before.programmes + 1,
    })
    expect(await domain('beaches')).toMatchObject({ labelFr: 'Stranden', parent: { code: 'waste' } })
  })

  it('corrects what nobody touched, and moves it', async () => {
    const change = { label: inAll('Afval op straat'), parent: 'housing' }
    await using later = await laterVersion({ 'policy-domains': withOther('waste-collection', change) })
    await loadCatalogues(database.prisma, later.folder)
    expect(await domain('waste-collection')).toMatchObject({
      labelNl: 'Afval op straat',
      parent: { code: 'housing' },
    })
  })

  it('leaves what an administrator edited, through as many versions as may come', async () => {
    await database.prisma.policyDomain.update({ where: { code: 'waste' }, data: { labelNl: 'Ons afval' } })
    for (const text of ['Een', 'Twee']) {
      await using later = await laterVersion({
        'policy-domains': withOther('waste', { label: inAll(text) }),
      })
      await loadCatalogues(database.prisma, later.folder)
      expect(await domain('waste')).toMatchObject({ labelNl: 'Ons afval' })
    }
  })

  it('leaves out what an administrator took out, and what would hang beneath it', async () => {
    await database.prisma.policyDomain.delete({ where: { code: 'sport' } })
    await using later = await laterVersion({
      'policy-domains': domains => [
        ...withOther('sport', { label: inAll('Beweging') })(domains),
        { code: 'stadiums', parent: 'sport', position: 1, label: inAll('Stadions'), dac: [], sdg: [] },
      ],
    })
    await loadCatalogues(database.prisma, later.folder)
    expect([await domain('sport'), await domain('stadiums')]).toEqual([null, null])
  })

  it('takes nothing away that it no longer has', async () => {
    await using later = await laterVersion({ 'policy-domains': domains => domains.slice(0, 1) })
    const before = await counts()
    await loadCatalogues(database.prisma, later.folder)
    expect(await counts()).toEqual(before)
  })

  it('fills what a database from before these notes lacks, and overwrites nothing there', async () => {
    await database.prisma.catalogueFile.deleteMany()
    await database.prisma.country.delete({ where: { code: 'SN' } })
    await database.prisma.policyDomain.update({ where: { code: 'drinking-water' }, data: { labelNl: 'Nat' } })
    await loadCatalogues(database.prisma)
    await using later = await laterVersion({
      'policy-domains': withOther('drinking-water', { label: inAll('H2O') }),
    })
    await loadCatalogues(database.prisma, later.folder)
    expect(await database.prisma.country.count({ where: { code: 'SN' } })).toBe(1)
    expect(await domain('drinking-water')).toMatchObject({ labelNl: 'Nat' })
  })

  it('leaves all as it is when its files cannot be read', async () => {
    await using later = await laterVersion({
      collections: () => [],
      'policy-domains': withOther('drinking-water', { position: 0 }),
    })
    const before = await database.prisma.catalogueFile.findMany({ orderBy: { name: 'asc' } })
    await expect(loadCatalogues(database.prisma, later.folder)).rejects.toThrow(/position/)
    expect(await database.prisma.catalogueFile.findMany({ orderBy: { name: 'asc' } })).toEqual(before)
  })
})
