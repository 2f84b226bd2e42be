import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Side } from '../../db/generated/client/enums.ts'
import { RuleError } from '../../errors.ts'
import { givenText, webAddress } from '../text-rules.ts'

/** Who keeps the list of municipalities. */
export const mayKeepMunicipalities = (viewer: Viewer): boolean => isAssociation(viewer)

const name = givenText('name', 200, 'say what the municipality is called.')
const side = z.enum(['NORTH', 'SOUTH'])
const details = {
  otherNames: z
    .array(givenText('otherNames', 200, 'an empty name says nothing.'))
    .max(20, 'otherNames: at most 20.')
    .nullish(),
  population: z.int().min(0, 'population: a number of people, 0 or more.').nullish(),
  website: webAddress('website'),
}

export const createRules = z.object({ ...details, name, side, country: z.string() })

export const editRules = z.object({
  ...details,
  name: name.nullish(),
  side: side.nullish(),
  country: z.string().nullish(),
})

/** The northern municipalities are Flemish ones, so they lie in Belgium; their partners do not. */
export function checkSide(municipality: { side: Side; country: string }): void {
  if (municipality.side === 'NORTH' && municipality.country !== 'BE') {
    throw new RuleError('country: a northern municipality is a Flemish one and lies in Belgium (BE).', [
      'input',
      'country',
    ])
  }
  if (municipality.side === 'SOUTH' && municipality.country === 'BE') {
    throw new RuleError('country: a southern municipality does not lie in Belgium.', ['input', 'country'])
  }
}
