import type { Doing } from '../../context.ts'
import { NotFoundError, type Path, RuleError } from '../../errors.ts'
import { checkMunicipality } from '../../field/municipalities/check-municipality.ts'
import type { Invited } from './rules.ts'

/** A Flemish municipality, and a partnership of its own with somebody where the visit goes. */
export async function checkInvited(
  db: Doing['db'],
  { municipalityId, partnershipId }: Invited,
  countries: readonly string[],
  path: Path,
): Promise<void> {
  const { side, name } = await checkMunicipality(db, municipalityId, [...path, 'municipality'])
  if (side !== 'NORTH')
    throw new RuleError(
      `municipality: ${name} is no Flemish municipality; the association invites those, and their partners receive the visit.`,
      [...path, 'municipality'],
    )
  if (partnershipId) await checkPartnership(db, municipalityId, partnershipId, countries, path)
}

export async function checkPartnership(
  db: Doing['db'],
  municipalityId: string,
  id: string,
  countries: readonly string[],
  path: Path,
): Promise<void> {
  const at = [...path, 'partnership']
  const found = await db.partnership.findUnique({
    where: { id },
    select: {
      name: true,
      members: {
        where: { leftOn: null },
        select: { municipalityId: true, municipality: { select: { side: true, countryCode: true } } },
      },
    },
  })
  if (!found) throw new NotFoundError('partnership: there is no such partnership.', at)
  if (!found.members.some(member => member.municipalityId === municipalityId))
    throw new RuleError(`partnership: the municipality is no member of ${found.name}.`, at)
  const southern = found.members.flatMap(({ municipality: m }) => (m.side === 'SOUTH' ? [m.countryCode] : []))
  if (countries.length && !southern.some(country => countries.includes(country)))
    throw new RuleError(
      `partnership: the partners of ${found.name} lie in ${southern.join(', ')}; the visit goes to ${countries.join(', ')}.`,
      at,
    )
}
