import { z } from 'zod'
import type { ActorKind } from '../../db/generated/client/enums.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'

/** The setting above the municipality: those whose role, work and view on municipal cooperation is asked after. */
const supraLocal: readonly ActorKind[] = [
  'SUPRA_LOCAL_GOVERNMENT',
  'ASSOCIATION_OF_MUNICIPALITIES',
  'EMBASSY',
  'INTERNATIONAL_INSTITUTION',
]
export const isSupraLocal = (kind: ActorKind): boolean => supraLocal.includes(kind)

const organisation = givenText('organisation', 200, 'say for which organisation or body they spoke.')
const kind = z.enum([
  'LOCAL_GOVERNMENT',
  'CIVIL_SOCIETY',
  'SUPRA_LOCAL_GOVERNMENT',
  'ASSOCIATION_OF_MUNICIPALITIES',
  'EMBASSY',
  'INTERNATIONAL_INSTITUTION',
  'OTHER',
])
const details = {
  personId: z.string().nullish(),
  jobTitle: optionalText('jobTitle', 200),
  metOn: z.date().nullish(),
  note: optionalText('note', 4_000),
}

export const noteRules = z.object({ ...details, organisation, kind })
export const editRules = z.object({ ...details, organisation: organisation.nullish(), kind: kind.nullish() })
