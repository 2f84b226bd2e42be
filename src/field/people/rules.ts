import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { ValidationError } from '../../errors.ts'
import { dayOf } from '../day.ts'
import { givenText, optionalText } from '../text-rules.ts'

/** Who keeps a person's row: an officer for the own municipality, the association for all. */
export const mayKeepPerson = (viewer: Viewer, municipalityId: string | null | undefined): boolean =>
  isAssociation(viewer) || (viewer.role === 'OFFICER' && municipalityId === viewer.municipalityId)

/** Who reads what was agreed with a person, and until when the row is kept: the own municipality, the association. */
export const showsAgreement = (viewer: Viewer, person: { municipalityId: string | null }): boolean =>
  isAssociation(viewer) || (person.municipalityId !== null && person.municipalityId === viewer.municipalityId)

const name = givenText('name', 200, 'say who it is.')
const details = {
  jobTitle: optionalText('jobTitle', 200),
  email: z.email('email: an address such as an.peeters@example.org.').nullish(),
  telephone: z
    .string()
    .trim()
    .regex(/^\+?[\d ()./-]{6,30}$/, 'telephone: digits, with the country code, such as +32 9 123 45 67.')
    .nullish(),
  municipalityId: z.string().nullish(),
  consent: z.enum(['NAMED', 'BY_ROLE', 'ANONYMOUS']).nullish(),
  consentOn: z.date().nullish(),
  retainUntil: z.date().nullish(),
}

export const createRules = z.object({ ...details, name })
export const editRules = z.object({ ...details, name: name.nullish() })

interface Agreement {
  consent: 'NAMED' | 'BY_ROLE' | 'ANONYMOUS'
  consentOn?: Date | null
}

/** Whoever may be named said so on a day: today, unless another past day is given. */
export function agreedOn({ consent, consentOn }: Agreement, now: Date): Date | null {
  const today = dayOf(now)
  if (consentOn && consentOn > today) {
    throw ValidationError.at(['input', 'consentOn'], 'consentOn: nobody agreed on a day to come.')
  }
  return consentOn ?? (consent === 'NAMED' ? today : null)
}
