import { describe, expect, it } from 'vitest'
import countries from '../../prisma/catalogues/countries.json' with { type: 'json' }
import regions from '../../prisma/catalogues/regions.json' with { type: 'json' }
import { languages } from '../../src/language/language.ts'
import { countryName, regionName } from '../../src/language/place-names.ts'

describe.each(languages)('names of places in %s', language => {
  it('are there for every country, each its own', () => {
    const names = countries.map(country => countryName(country.code, language))
    expect(names.filter(name => /^[A-Z]{2}$/.test(name) || name === '')).toEqual([])
    expect(new Set(names).size).toBe(249)
  })

  it('are there for every region, each its own and begun with a capital', () => {
    const names = regions.map(region => regionName(region.code, language))
    expect(names.filter(name => !/^\p{Lu}/u.test(name))).toEqual([])
    expect(new Set(names).size).toBe(30)
  })
})

it('reads as people of that language say it', () => {
  expect(countryName('SN', 'nl')).toBe('Senegal')
  expect(countryName('ZA', 'fr')).toBe('Afrique du Sud')
  expect(countryName('BE', 'es')).toBe('Bélgica')
  expect(regionName('011', 'nl')).toBe('West-Afrika')
  expect(regionName('001', 'en')).toBe('World')
  expect(regionName('419', 'es')).toBe('América Latina y el Caribe')
})

it('gives the code back where there is no such place', () => {
  expect(countryName('QX', 'en')).toBe('QX')
  expect(countryName('Belgium', 'en')).toBe('Belgium')
  expect(regionName('999', 'nl')).toBe('999')
  expect(regionName('', 'nl')).toBe('')
})
