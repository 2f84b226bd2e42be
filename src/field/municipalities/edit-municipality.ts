import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { givenFields } from '../text-rules.ts'
import { checkCountry } from './check-country.ts'
import { onceInItsCountry } from './once-in-its-country.ts'
import { checkSide, editRules, mayKeepMunicipalities } from './rules.ts'

/** Changes the fields that are given; `expectedVersion` is the version that the editor had read. */
export async function editMunicipality(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, write } = doing
  const edit = validate(editRules, input)
  const before = await findWithUses(doing, id)
  if (!mayKeepMunicipalities(viewer)) throw new ForbiddenError('Only the association edits a municipality.')
  const side = edit.side ?? before.side
  const country = edit.country ?? before.countryCode
  checkSide({ side, country })
  if (side !== before.side && before.isUsed) {
    throw new RuleError(
      'side: this municipality has partnerships, visits or users; its side can no longer change.',
      ['input', 'side'],
    )
  }
  await checkCountry(doing.db, country, ['input', 'country'])
  const { name, otherNames, population, website } = edit
  await onceInItsCountry(() =>
    write([
      writes.municipality.updateAsRead(id, expectedVersion, {
        name: name ?? undefined,
        otherNames: otherNames === undefined ? undefined : (otherNames ?? []),
        side,
        countryCode: country,
        population,
        website,
      }),
      revision(doing, {
        kind: 'Municipality',
        subjectId: id,
        action: 'edit',
        fields: givenFields(edit),
      }),
    ]),
  )
  return id
}

async function findWithUses({ prisma }: Pick<Doing, 'prisma'>, id: string) {
  const municipality = await prisma.municipality.findUnique({
    where: { id },
    select: {
      side: true,
      countryCode: true,
      _count: { select: { memberships: true, visits: true, visitPlaces: true, users: true, tokens: true } },
    },
  })
  if (!municipality) throw new NotFoundError('There is no such municipality.', ['input', 'id'])
  const { _count: uses, ...row } = municipality
  return { ...row, isUsed: Object.values(uses).some(count => count > 0) }
}
