import { describe, expect, it } from 'vitest'
import { catalogueShapes, readCatalogue } from '../../../src/field/catalogues/read-catalogue.ts'

const repeated = (values: readonly string[]) =>
  values.filter((value, place) => values.indexOf(value) !== place)

describe('the catalogue files', () => {
  it.each(Object.keys(catalogueShapes) as (keyof typeof catalogueShapes)[])(
    '%s has the right shape and no code twice',
    async name => {
      const entries = await readCatalogue(name)
      expect(repeated(entries.map(entry => entry.code))).toEqual([])
    },
  )

  it('mission types are ranked 1 to 4, and only an identification may come before a partnership', async () => {
    const types = await readCatalogue('mission-types')
    expect(types.map(type => [type.code, type.rank, type.needsPartnership])).toEqual([
      ['IDENTIFICATION', 1, false],
      ['EVALUATION', 2, true],
      ['TECHNICAL', 3, true],
      ['POLITICAL', 4, true],
    ])
  })

  it('every policy domain but a root hangs under a root, with a place and labels of its own', async () => {
    const domains = await readCatalogue('policy-domains')
    const roots = domains.filter(domain => domain.parent === null).map(domain => domain.code)
    expect(domains.filter(domain => domain.parent !== null && !roots.includes(domain.parent))).toEqual([])
    expect(repeated(domains.map(domain => `${domain.parent} ${domain.position}`))).toEqual([])
    for (const language of ['nl', 'fr', 'es', 'en'] as const)
      expect(repeated(domains.map(domain => domain.label[language]))).toEqual([])
    expect(domains.filter(domain => domain.dac.length === 0 || domain.sdg.length === 0)).toEqual([])
  })

  it('regions are one tree under the world, and every country stands in it', async () => {
    const regions = await readCatalogue('regions')
    const codes = new Set(regions.map(region => region.code))
    expect(regions.filter(region => region.parent === null).map(region => region.code)).toEqual(['001'])
    expect(regions.filter(region => region.parent !== null && !codes.has(region.parent))).toEqual([])
    const countries = await readCatalogue('countries')
    expect(countries.filter(country => !codes.has(country.region))).toEqual([])
    expect(repeated(countries.map(country => country.m49))).toEqual([])
  })
})
