import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkCountry } from './check-country.ts'
import { onceInItsCountry } from './once-in-its-country.ts'
import { checkSide, createRules, mayKeepMunicipalities } from './rules.ts'

/** Puts a municipality on record. */
export async function createMunicipality(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, prisma, now } = doing
  if (!mayKeepMunicipalities(viewer))
    throw new ForbiddenError('Only the association puts a municipality on record.')
  const municipality = validate(createRules, input)
  checkSide(municipality)
  await checkCountry(doing.db, municipality.country, ['input', 'country'])
  const { country, otherNames, ...columns } = municipality
  return onceInItsCountry(() =>
    transact(prisma, tx =>
      createOnce(
        tx,
        viewer,
        { action: 'createMunicipality', key: input.idempotencyKey, input: municipality },
        async () => {
          const { id } = await tx.municipality.create({
            data: { ...columns, otherNames: otherNames ?? [], countryCode: country, createdAt: now },
            select: { id: true },
          })
          await recordRevision(tx, viewer, now, { kind: 'Municipality', subjectId: id, action: 'create' })
          return id
        },
      ),
    ),
  )
}
