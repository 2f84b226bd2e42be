import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { countryName, regionName } from '../../language/place-names.ts'
import { readGiven } from '../exporting/read-given.ts'
import { type About, dossierPaper } from './dossier-paper.ts'
import { makePdf } from './make-pdf.ts'
import { type DossierRead, readDossier, readRegionalDossier, readSentDossier } from './read-dossier.ts'

interface Wanted {
  readonly origin: string
  readonly query: URLSearchParams
}

/** The dossier of the event with this number as a PDF, in the request's language. */
export const printDossier = async (
  schema: GraphQLSchema,
  context: Context,
  number: number,
  { origin }: Wanted,
): Promise<Uint8Array> => print(await readDossier(schema, context, number), context, origin)

/** The same as it was sent. */
export const printSentDossier = async (
  schema: GraphQLSchema,
  context: Context,
  number: number,
  { origin, query }: Wanted,
): Promise<Uint8Array> =>
  print(await readSentDossier(schema, context, number, query.get('visibility') ?? undefined), context, origin)

/** That of a region about some themes, without an event; its arguments stand in the address. */
export async function printRegionalDossier(
  schema: GraphQLSchema,
  context: Context,
  { origin, query }: Wanted,
): Promise<Uint8Array> {
  const args = new URLSearchParams(query)
  args.delete('language')
  const given = readGiven(schema, 'regionalDossierLines', args)
  const read = await readRegionalDossier(schema, context, given)
  const { language } = context
  // They were found right as they were read.
  const { regions = [], countries = [], from, until } = Place.parse(given)
  const places = [
    ...regions.map(code => regionName(code, language)),
    ...countries.map(code => countryName(code, language)),
  ]
  return print(read, context, origin, { places, from, until })
}

const codes = z.array(z.string()).optional()
const Place = z.object({ regions: codes, countries: codes, from: z.coerce.date(), until: z.coerce.date() })

function print(
  read: DossierRead | undefined,
  context: Context,
  origin: string,
  about?: About,
): Promise<Uint8Array> {
  // Not there, without a region or a theme, or not for this reader: all the same to whoever asks.
  if (!read) throw new NotFoundError('There is no such dossier, or none for you.')
  return makePdf({ template: 'dossier', data: dossierPaper(read, context, origin, about) })
}
