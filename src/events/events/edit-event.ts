import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { dayOf, sayDay } from '../../field/day.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { visitDays } from '../../visits/visits/visit-days.ts'
import { checkDays } from './check-days.ts'
import { checkDetails } from './check-details.ts'
import { findOpenForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given; null empties one that can be empty. */
export async function editEvent(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { write, now } = doing
  const edit = validate(editRules, input)
  const before = await findOpenForChange(doing, id, ['input', 'id'])
  const { regions, countries, policyDomains, concepts, programmes, hostId } = edit
  const days = visitDays(edit, before)
  checkDays(days, dayOf(now))
  if (before.announcedOn && !days.daysFixed)
    throw new RuleError('month: it is announced with its days; give the first and the last day.', [
      'input',
      'month',
    ])
  const outside = before.sessions.find(
    ({ heldOn }) => heldOn && (heldOn < days.startsOn || heldOn > days.endsOn),
  )
  if (outside?.heldOn)
    throw new RuleError(
      `startsOn: a session is held on ${sayDay(outside.heldOn)}; give it another day first.`,
      ['input', 'startsOn'],
    )
  const size = (given: readonly string[] | null | undefined, stands: readonly unknown[]) =>
    given === undefined ? stands.length : (given?.length ?? 0)
  if (size(regions, before.regions) + size(countries, before.countries) === 0)
    throw ValidationError.at(
      ['input', 'regions'],
      'regions: an event is for at least one region or country; give M49 or ISO codes.',
    )
  if (before.announcedOn && size(policyDomains, before.policyDomains) + size(concepts, before.concepts) === 0)
    throw new RuleError('policyDomains: what is announced has at least one theme.', [
      'input',
      'policyDomains',
    ])
  await checkDetails(doing, edit)
  const set = (codes: readonly string[] | null | undefined) =>
    codes === undefined ? undefined : { set: (codes ?? []).map(code => ({ code })) }
  await write([
    writes.event.updateAsRead(id, expectedVersion, {
      title: edit.title ?? undefined,
      languages: edit.languages ?? undefined,
      purpose: edit.purpose,
      place: edit.place,
      startsOn: days.startsOn,
      endsOn: days.endsOn,
      daysFixed: days.daysFixed,
      host: hostId === undefined ? undefined : hostId ? { connect: { id: hostId } } : { disconnect: true },
      regions: set(regions),
      countries: set(countries),
      policyDomains: set(policyDomains),
      concepts: set(concepts),
      programmes: set(programmes),
    }),
    revision(doing, { kind: 'Event', subjectId: id, action: 'edit', fields: givenFields(edit) }),
  ])
  return id
}
