import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { checkMunicipalities } from '../../field/municipalities/check-municipality.ts'
import { validate } from '../../validate.ts'
import { visitDays } from '../../visits/visits/visit-days.ts'
import { checkDays } from './check-days.ts'
import { checkDetails } from './check-details.ts'
import { draftRules, mayOrganise } from './rules.ts'

/** Begins an event. Who organises it sees it, and who is invited; it is announced once its days and themes are known. */
export async function draftEvent(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, now } = doing
  const event = validate(draftRules, input)
  if (!mayOrganise(viewer, event.form))
    throw new ForbiddenError(
      'form: the association organises events of every form, Flemish municipalities workshops and trainings, partners south-south exchanges.',
      ['input', 'form'],
    )
  const organisers = isAssociation(viewer) ? (event.organisers ?? []) : ownOnly(viewer, event.organisers)
  await checkMunicipalities(db, organisers, i => ['input', 'organisers', i])
  const days = visitDays(event)
  checkDays(days, dayOf(now))
  await checkDetails(doing, event)
  const connect = (codes: readonly string[] | null | undefined) => ({
    connect: (codes ?? []).map(code => ({ code })),
  })
  const { title, form, purpose, place, hostId, languages } = event
  const request = { action: 'draftEvent', key: input.idempotencyKey, input: event }
  return createOnce(doing, request, id => [
    writes.event.create({
      data: {
        ...{ id, title, form, purpose, place, hostId, languages, ...days },
        isExample: viewer.isExample,
        createdAt: now,
        organisers: { connect: organisers.map(each => ({ id: each })) },
        regions: connect(event.regions),
        countries: connect(event.countries),
        policyDomains: connect(event.policyDomains),
        concepts: connect(event.concepts),
        programmes: connect(event.programmes),
      },
    }),
    revision(doing, { kind: 'Event', subjectId: id, action: 'draft', toState: 'DRAFT' }),
  ])
}

function ownOnly({ municipalityId }: Doing['viewer'], named: readonly string[] | null | undefined): string[] {
  const own = municipalityId === undefined ? [] : [municipalityId]
  if (named?.some(id => !own.includes(id)))
    throw new ForbiddenError('organisers: you organise it for your own municipality, and invite others.', [
      'input',
      'organisers',
    ])
  return own
}
