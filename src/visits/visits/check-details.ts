import type { Doing } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'

/** Checks the codes of a visit. */
export async function checkDetails(db: Doing['db'], visit: Details): Promise<void> {
  await checkCodes(db, { policyDomains: visit.policyDomains, countries: visit.countries }, ['input'])
  if (visit.programme) await checkProgramme(db, visit.programme)
}

interface Details {
  policyDomains?: readonly string[] | null
  countries?: readonly string[] | null
  programme?: string | null
}

async function checkProgramme(db: Doing['db'], code: string): Promise<void> {
  if (await db.programme.findUnique({ where: { code }, select: { id: true } })) return
  throw ValidationError.at(
    ['input', 'programme'],
    `programme: "${code}" is not a programme; take its code from programmes.`,
  )
}
