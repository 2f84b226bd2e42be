import { decodeGlobalID } from '@pothos/plugin-relay'
import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { noteOpening } from '../briefs/note-opening.ts'
import { briefPaper } from './brief-paper.ts'
import { makePdf } from './make-pdf.ts'
import { readBrief, readBriefOfInvitation } from './read-brief.ts'

/**
 * The brief of the visit with this number, or of one of those invited to it, as a PDF in the request's language;
 * `origin` is where its links lead.
 */
export async function printBrief(
  schema: GraphQLSchema,
  context: Context,
  number: number,
  { origin, query }: { origin: string; query: URLSearchParams },
): Promise<Uint8Array> {
  const invitation = query.get('invitation')
  const read =
    invitation === null
      ? await readBrief(schema, context, number)
      : await readBriefOfInvitation(schema, context, number, invitation)
  // Not there, or not from within for this reader: all the same to whoever asks.
  if (!read) throw new NotFoundError('There is no such brief, or none for you.')
  const pdf = await makePdf({ template: 'brief', data: briefPaper(read, context, origin) })
  await noteOpening(context, decodeGlobalID(read.id).id)
  return pdf
}
