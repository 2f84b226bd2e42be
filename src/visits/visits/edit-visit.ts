import type { z } from 'zod'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { checkDelegation } from './check-delegation.ts'
import { checkDetails } from './check-details.ts'
import { checkJourney, type Journey } from './check-journey.ts'
import { checkRecords } from './check-records.ts'
import { findForChange } from './find-for-change.ts'
import { journeyOf, type OnRecord } from './journey-of.ts'
import { editRules, mayKeepVisit } from './rules.ts'
import { checkDays, type Days, visitDays } from './visit-days.ts'
import { visitStatus } from './visit-status.ts'

type Edit = z.infer<typeof editRules>

/** Changes the fields that are given; a list that is given replaces the one on record. */
export async function editVisit(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, db, write, now } = doing
  const edit = validate(editRules, input)
  const before = await findForChange(doing, id, ['input', 'id'])
  const meant = journeyAsMeant(edit, before)
  const days = daysMeant(edit, before, dayOf(now))
  if (!mayKeepVisit(viewer, meant.municipalities)) {
    throw new ForbiddenError('municipalities: your own municipality stays among those that travel.', [
      'input',
      'municipalities',
    ])
  }
  await checkDetails(db, edit)
  if (edit.missionTypes) await checkRecords(doing, id, edit.missionTypes)
  const whereabouts = speaksOfJourney(edit) ? await checkJourney(db, meant) : undefined
  const delegation =
    edit.delegation === undefined ? undefined : await checkDelegation(db, edit.delegation ?? [])
  const { purpose, termsOfReference, report, programme, policyDomains, pillars } = edit
  await write([
    writes.visit.updateAsRead(id, expectedVersion, {
      title: edit.title ?? undefined,
      purpose,
      termsOfReference,
      report,
      ...days,
      pillars: pillars === undefined ? undefined : [...new Set(pillars ?? [])],
      programme:
        programme === undefined
          ? undefined
          : programme
            ? { connect: { code: programme } }
            : { disconnect: true },
      municipalities: edit.municipalities ? { set: edit.municipalities.map(id => ({ id })) } : undefined,
      partnerships:
        edit.partnerships === undefined ? undefined : { set: meant.partnerships.map(id => ({ id })) },
      missionTypes: edit.missionTypes ? { set: edit.missionTypes.map(code => ({ code })) } : undefined,
      policyDomains:
        policyDomains === undefined ? undefined : { set: (policyDomains ?? []).map(code => ({ code })) },
      countries: whereabouts && { set: whereabouts.countries.map(code => ({ code })) },
      places: edit.places === undefined ? undefined : whereabouts && replaced(whereabouts.places),
      delegation: delegation && replaced(delegation),
    }),
    revision(doing, { kind: 'Visit', subjectId: id, action: 'edit', fields: givenFields(edit) }),
  ])
  return id
}

const replaced = <Row extends object>(rows: readonly Row[]) => ({
  deleteMany: {},
  create: rows.map((row, position) => ({ ...row, position })),
})

const speaksOfJourney = ({ missionTypes, municipalities, partnerships, countries, places }: Edit): boolean =>
  [missionTypes, municipalities, partnerships, countries, places].some(part => part !== undefined)

/** The days as they would stand; what left its plan, or is reported, has days and not just a month. */
function daysMeant(edit: Edit, before: OnRecord, today: Date): Days {
  const { report = before.report } = edit
  if (edit.month && before.daysFixed && !['DRAFT', 'PLANNED'].includes(visitStatus(before, today)))
    throw new RuleError('month: the days of this visit are known; change the first and the last.', [
      'input',
      'month',
    ])
  const days = visitDays(edit, before)
  // An edit of other fields is not held up by a month that went by meanwhile.
  if (edit.month || edit.startsOn || edit.endsOn || edit.report) checkDays(days, report, today)
  if (edit.report && before.isDraft)
    throw new RuleError('report: plan the visit first; a draft has no report.', ['input', 'report'])
  return days
}

function journeyAsMeant(edit: Edit, before: OnRecord): Journey {
  const stands = journeyOf(before)
  return {
    ...stands,
    missionTypes: edit.missionTypes ?? stands.missionTypes,
    municipalities: edit.municipalities ?? stands.municipalities,
    partnerships: edit.partnerships === undefined ? stands.partnerships : (edit.partnerships ?? []),
    countries: countriesMeant(edit, before),
    places: edit.places === undefined ? stands.places : (edit.places ?? []),
  }
}

/** The countries on record hold those of the places; when only the places change, those of the former ones go. */
function countriesMeant(edit: Edit, before: OnRecord): readonly string[] {
  if (edit.countries !== undefined) return edit.countries ?? []
  const named = before.countries.map(country => country.code)
  if (edit.places === undefined) return named
  const former = new Set(before.places.map(place => place.countryCode))
  return named.filter(country => !former.has(country))
}
