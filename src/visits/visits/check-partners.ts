import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { checkCountry } from '../../field/municipalities/check-country.ts'
import { checkMunicipality } from '../../field/municipalities/check-municipality.ts'
import type { PartnerInput } from './rules.ts'

type Named = Extract<PartnerInput, { name: string }>

/** A southern municipality that becomes a partner; without an id it is not on record yet. */
export interface Partner {
  id?: string
  name: string
  countryCode: string
}

/** Checks the partners that were found: southern, and in a country that the visit went to. */
export async function checkPartners(
  doing: Doing,
  partners: readonly PartnerInput[],
  visited: readonly string[],
): Promise<Partner[]> {
  const checked: Partner[] = []
  for (const [i, partner] of partners.entries()) {
    const path = ['input', 'partners', i]
    const found =
      partner.municipalityId !== undefined
        ? await onRecord(doing, partner.municipalityId, path)
        : await byName(doing, partner, path)
    if (!visited.includes(found.countryCode)) {
      throw new RuleError(
        `partners: the visit went to ${visited.join(', ')}; a partner in ${found.countryCode} was not found there.`,
        path,
      )
    }
    checked.push(found)
  }
  return checked
}

async function onRecord({ db }: Doing, id: string, path: (string | number)[]): Promise<Partner> {
  const { side, ...municipality } = await checkMunicipality(db, id, [...path, 'municipality'])
  if (side === 'SOUTH') return municipality
  throw new RuleError(
    `partners: ${municipality.name} is a Flemish municipality; a partner is a southern one.`,
    path,
  )
}

async function byName(doing: Doing, { name, country }: Named, path: (string | number)[]): Promise<Partner> {
  await checkCountry(doing.db, country, [...path, 'country'])
  if (country === 'BE') throw new RuleError('partners: a partner does not lie in Belgium.', path)
  return { name, countryCode: country }
}
