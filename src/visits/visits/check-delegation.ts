import type { Doing } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { checkMunicipalities } from '../../field/municipalities/check-municipality.ts'
import type { Delegate } from './rules.ts'

export interface Delegation {
  personId: string | null
  jobTitle: string | null
  municipalityId: string | null
}

/** Checks who travels; a person on record brings the own municipality along. */
export async function checkDelegation(
  db: Doing['db'],
  delegates: readonly Delegate[],
): Promise<Delegation[]> {
  const people = await db.person.findMany({
    where: { id: { in: delegates.flatMap(({ personId }) => (personId ? [personId] : [])) } },
    select: { id: true, municipalityId: true },
  })
  const municipalityOf = new Map(people.map(person => [person.id, person.municipalityId]))
  const given = delegates.flatMap((delegate, i) =>
    delegate.municipalityId ? [{ i, id: delegate.municipalityId }] : [],
  )
  await checkMunicipalities(
    db,
    given.map(({ id }) => id),
    i => ['input', 'delegation', given[i]?.i ?? i, 'municipality'],
  )
  return delegates.map(({ personId, jobTitle, municipalityId }, i) => {
    if (personId && !municipalityOf.has(personId)) {
      throw new NotFoundError('person: there is no such person.', ['input', 'delegation', i, 'person'])
    }
    const own = personId ? municipalityOf.get(personId) : null
    return {
      personId: personId ?? null,
      jobTitle: jobTitle ?? null,
      municipalityId: municipalityId ?? own ?? null,
    }
  })
}
