import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import type {
  ParticipationSide as Side,
  ParticipationState as State,
} from '../../db/generated/client/enums.ts'
import { sideOf, whoMoves } from './rules.ts'

const parts = {
  id: true,
  version: true,
  state: true,
  begunBy: true,
  visitId: true,
  municipalityId: true,
  periodFrom: true,
  periodUntil: true,
  visit: { select: { startsOn: true, endsOn: true, cancelledOn: true } },
} as const

/** A participation as it stands, and for which side the viewer speaks; one that he may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.participation.findUnique({ where: { id }, select: parts })
  const side = found && sideOf(viewer, found.municipalityId)
  if (!found || !side) throw new NotFoundError('There is no such participation.', ['input', 'id'])
  return { ...found, side }
}

/** The same for whoever takes it to another state: the right side, from a state that leads there. */
export async function findForMove(doing: Pick<Doing, 'viewer' | 'db'>, id: string, to: State) {
  const found = await findForChange(doing, id)
  const mover = whoMoves(found.state, to)
  if (!mover) throw new RuleError(stands[found.state], ['input', 'id'])
  if (mover !== found.side) throw new ForbiddenError(decides[mover], ['input', 'id'])
  return found
}

const decides: Record<Side, string> = {
  MUNICIPALITY: 'Whether it is wanted, the municipality alone decides.',
  ASSOCIATION: 'Whether it joins, and whether it did, the association alone says.',
}

/** Where a move does not lead on from here, and what would. */
const stands: Record<State, string> = {
  ADVISED: 'The municipality has not said yet that it wants this.',
  ASKED: 'The municipality asked, and has not said yet that it wants it after you spoke with each other.',
  WANTED: 'It is wanted; the association accepts or refuses it now, or the municipality withdraws it.',
  NOT_WANTED: 'The municipality does not want it; ask or advise anew.',
  ACCEPTED:
    'It was accepted already; after the visit say whether it was accompanied, or let the municipality withdraw it.',
  REFUSED: 'It was refused already; talk to each other, and ask anew.',
  ACCOMPANIED: 'The visit was accompanied; that changes no more.',
  NOT_ACCOMPANIED: 'The visit was not accompanied; that changes no more.',
  WITHDRAWN: 'The municipality withdrew it; ask or advise anew.',
  VOID: 'It is void: the visit was cancelled, or the municipality does not travel on it.',
}
