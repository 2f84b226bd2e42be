import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Side } from '../../db/generated/client/enums.ts'
import { RuleError } from '../../errors.ts'
import { givenText } from '../text-rules.ts'

export interface Member {
  municipalityId: string
  leftOn?: Date | null
}

/** Officers keep the partnerships that their municipality is a member of, the association all. */
export const mayKeepPartnership = (viewer: Viewer, members: readonly Member[]): boolean =>
  isAssociation(viewer) ||
  (viewer.role === 'OFFICER' && members.some(m => m.municipalityId === viewer.municipalityId && !m.leftOn))

/** Officers say who coordinates for their own municipality, the association for any. */
export const maySetCoordinator = (viewer: Viewer, municipalityId: string): boolean =>
  isAssociation(viewer) || (viewer.role === 'OFFICER' && municipalityId === viewer.municipalityId)

const name = givenText('name', 200, 'say what the partnership is called.')
const form = z.enum(['TWINNING', 'PROJECT_COOPERATION', 'THEMATIC_NETWORK', 'FRIENDSHIP'])
const status = z.enum(['EXPLORING', 'ACTIVE'], {
  error: 'status: EXPLORING or ACTIVE; a partnership is ended with endPartnership, which asks when and why.',
})
const members = z
  .array(
    z
      .object({ municipalityId: z.string(), joinedOn: z.date().nullish(), leftOn: z.date().nullish() })
      .refine(m => !m.joinedOn || !m.leftOn || m.leftOn >= m.joinedOn, {
        path: ['leftOn'],
        message: 'leftOn: a member does not leave before it joins.',
      }),
  )
  .refine(
    list => new Set(list.map(m => m.municipalityId)).size === list.length,
    'members: each municipality stands in the list once.',
  )
const details = {
  startedOn: z.date().nullish(),
  programmes: z.array(z.string()).nullish(),
  policyDomains: z.array(z.string()).nullish(),
}

export const createRules = z.object({
  ...details,
  name: name.nullish(),
  form,
  status: status.nullish(),
  members: members.min(1, 'members: name the municipalities, at least one of them Flemish.'),
})

export const editRules = z.object({
  ...details,
  name: name.nullish(),
  form: form.nullish(),
  status: status.nullish(),
  members: members.nullish(),
})

export const endRules = z.object({
  on: z.date(),
  reason: givenText('reason', 2_000, 'say in a sentence why it ended.'),
})

/** A partnership is a Flemish municipality's; an active one has a partner too. */
export function checkSides(members: readonly { side: Side; leftOn?: Date | null }[], status: string): void {
  const sides = new Set(members.filter(m => !m.leftOn).map(m => m.side))
  if (!sides.has('NORTH') && status !== 'ENDED') {
    throw new RuleError('members: a partnership has at least one Flemish municipality.', ['input', 'members'])
  }
  if (status === 'ACTIVE' && !sides.has('SOUTH')) {
    throw new RuleError(
      'members: an active partnership has a southern member; without one it is still exploring.',
      ['input', 'members'],
    )
  }
}
