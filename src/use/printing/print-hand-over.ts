import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { makePdf } from './make-pdf.ts'
import { packPaper } from './pack-paper.ts'
import { readPack } from './read-pack.ts'

/** The hand-over pack of the partnership with this number as a PDF, in the request's language. */
export async function printHandOver(
  schema: GraphQLSchema,
  context: Context,
  number: number,
  { origin }: { origin: string },
): Promise<Uint8Array> {
  const read = await readPack(schema, context, number)
  // Not there, or not of this reader's: all the same to whoever asks.
  if (!read) throw new NotFoundError('There is no such hand-over pack, or none for you.')
  return makePdf({ template: 'hand-over', data: packPaper(read, context, origin) })
}
