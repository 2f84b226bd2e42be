/** An input that names a municipality, with its id as the rules know it: undefined where none was given, null where it is to be emptied. */
export const withMunicipalityId = <Input extends { municipality?: { id: string } | null }>({
  municipality,
  ...rest
}: Input) => ({
  ...rest,
  municipalityId: municipality === undefined ? undefined : (municipality?.id ?? null),
})
