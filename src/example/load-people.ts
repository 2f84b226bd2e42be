import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** Municipalities, the people in them, and those who can sign in. */
export async function loadPeople({ tx, world, days, ids }: Loading): Promise<void> {
  await tx.municipality.createMany({
    data: world.municipalities.map(({ key, country, ...municipality }) => ({
      ...municipality,
      id: ids.municipality(key),
      countryCode: country,
      isExample: true,
    })),
  })
  await tx.person.createMany({
    data: world.people.map(({ key, municipality, consentOn, retainUntil, ...person }) => ({
      ...person,
      id: ids.person(key),
      municipalityId: idOrNull(ids.municipality, municipality),
      consentOn: days.dayOrNull(consentOn),
      retainUntil: days.dayOrNull(retainUntil),
      isExample: true,
    })),
  })
  await tx.user.createMany({
    data: world.users.map(({ person, municipality, ...user }) => ({
      ...user,
      id: ids.user(person),
      personId: ids.person(person),
      municipalityId: idOrNull(ids.municipality, municipality),
      isExample: true,
    })),
  })
}
