import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { briefPaper } from './brief-paper.ts'
import { makePdf } from './make-pdf.ts'
import { readBrief } from './read-brief.ts'

/** The brief of the visit with this number as a PDF, in the request's language; `origin` is where its links lead. */
export async function printBrief(
  schema: GraphQLSchema,
  context: Context,
  number: number,
  origin: string,
): Promise<Uint8Array> {
  const read = await readBrief(schema, context, number)
  // Not there, or not from within for this reader: all the same to whoever asks.
  if (!read) throw new NotFoundError('There is no such brief, or none for you.')
  return makePdf({ template: 'brief', data: briefPaper(read, context, origin) })
}
