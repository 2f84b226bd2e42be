import { revision } from '../../access/record-revision.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { PartnershipForm, Side } from '../../db/generated/client/enums.ts'
import { type Write, writes } from '../../db/write/writes.ts'
import { dayOf } from '../day.ts'
import { checkSides } from './rules.ts'

export interface NewPartnership {
  name?: string | null
  form: PartnershipForm
  status?: 'EXPLORING' | 'ACTIVE' | null
  startedOn?: Date | null
  members: readonly { id: string; name: string; side: Side; joinedOn?: Date | null; leftOn?: Date | null }[]
  programmes?: readonly string[] | null
  policyDomains?: readonly string[] | null
}

/** What is written to put a partnership on record whose parts were checked. */
export function addPartnership(
  doing: { viewer: Viewer; now: Date },
  id: string,
  action: string,
  partnership: NewPartnership,
): readonly Write[] {
  const { viewer, now } = doing
  const { form, members, programmes, policyDomains } = partnership
  const status = partnership.status ?? 'EXPLORING'
  checkSides(members, status)
  return [
    writes.partnership.create({
      data: {
        id,
        name: partnership.name ?? nameAfter(members),
        form,
        status,
        startedOn: partnership.startedOn ?? (status === 'ACTIVE' ? dayOf(now) : null),
        createdAt: now,
        isExample: viewer.isExample,
        members: {
          create: members.map(({ id: municipalityId, joinedOn, leftOn }) => ({
            municipalityId,
            joinedOn,
            leftOn,
          })),
        },
        programmes: { connect: (programmes ?? []).map(code => ({ code })) },
        policyDomains: { connect: (policyDomains ?? []).map(code => ({ code })) },
      },
    }),
    revision(doing, { kind: 'Partnership', subjectId: id, action, toState: status }),
  ]
}

/** As people say it: Scheldekerke – Keur Latyr. */
function nameAfter(members: NewPartnership['members']): string {
  const side = (which: Side) =>
    members
      .filter(m => m.side === which)
      .map(m => m.name)
      .join(', ')
  return [side('NORTH'), side('SOUTH')].filter(Boolean).join(' – ').slice(0, 200)
}
