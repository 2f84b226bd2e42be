import type { Doing } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { checkMunicipality } from '../../field/municipalities/check-municipality.ts'

type Codes = readonly string[] | null | undefined

interface Details {
  readonly regions?: Codes
  readonly countries?: Codes
  readonly policyDomains?: Codes
  readonly programmes?: Codes
  readonly concepts?: Codes
  readonly hostId?: string | null
}

/** Checks the codes of an event, and that where it is held is on record. */
export async function checkDetails({ db }: Pick<Doing, 'db'>, details: Details): Promise<void> {
  const { regions, countries, policyDomains, programmes, concepts, hostId } = details
  await checkCodes(db, { regions, countries, policyDomains, programmes }, ['input'])
  if (concepts?.length) await checkConcepts(db, concepts)
  if (hostId) await checkMunicipality(db, hostId, ['input', 'host'])
}

async function checkConcepts(db: Doing['db'], codes: readonly string[]): Promise<void> {
  const found = await db.concept.findMany({ where: { code: { in: [...codes] } }, select: { code: true } })
  const known = new Set(found.map(({ code }) => code))
  const problems = codes.flatMap((code, i) =>
    known.has(code)
      ? []
      : [
          {
            path: ['input', 'concepts', i],
            message: `concepts: "${code.slice(0, 100)}" is not a concept of the thesaurus; take its code from concepts.`,
          },
        ],
  )
  if (problems.length) throw new ValidationError(problems)
}
