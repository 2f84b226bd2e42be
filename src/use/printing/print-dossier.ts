import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { dossierPaper } from './dossier-paper.ts'
import { makePdf } from './make-pdf.ts'
import { readDossier } from './read-dossier.ts'

/** The dossier of the event with this number as a PDF, in the request's language. */
export async function printDossier(
  schema: GraphQLSchema,
  context: Context,
  number: number,
  { origin }: { origin: string },
): Promise<Uint8Array> {
  const read = await readDossier(schema, context, number)
  // Not there, without a region or a theme, or not for this reader: all the same to whoever asks.
  if (!read) throw new NotFoundError('There is no such dossier, or none for you.')
  return makePdf({ template: 'dossier', data: dossierPaper(read, context, origin) })
}
