interface Id {
  id: string
}

interface Linked {
  municipalities?: readonly Id[] | null
  partnerships?: readonly Id[] | null
  places?: readonly { municipality?: Id | null }[] | null
  delegation?: readonly { person?: Id | null; municipality?: Id | null }[] | null
}

const idsOf = (links: readonly Id[] | null | undefined) => links && links.map(({ id }) => id)

/** The ids of an input as the rules know them; what was not given stays so. */
export const unlinked = <Input extends Linked>({
  municipalities,
  partnerships,
  places,
  delegation,
  ...rest
}: Input) => ({
  ...rest,
  municipalities: idsOf(municipalities),
  partnerships: idsOf(partnerships),
  places:
    places && places.map(({ municipality, ...place }) => ({ ...place, municipalityId: municipality?.id })),
  delegation:
    delegation &&
    delegation.map(({ person, municipality, ...delegate }) => ({
      ...delegate,
      personId: person?.id,
      municipalityId: municipality?.id,
    })),
})
