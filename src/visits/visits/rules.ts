import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { missionTypeCode } from '../../field/mission-types/rules.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'

/** Officers and the association record visits; partners none. */
export const mayRecordVisits = (viewer: Viewer): boolean => isAssociation(viewer) || viewer.role === 'OFFICER'

/** Officers keep the visits that their municipality makes, the association any. */
export const mayKeepVisit = (viewer: Viewer, travelling: readonly string[]): boolean =>
  isAssociation(viewer) ||
  (viewer.role === 'OFFICER' &&
    viewer.municipalityId !== undefined &&
    travelling.includes(viewer.municipalityId))

/** What must be read with a visit to tell whether it is the viewer's own: as ofOwnVisit, on a row in hand. */
export const ownership = (viewer: Viewer) => {
  const its = viewer.municipalityId
  return {
    _count: {
      select: {
        municipalities: { where: its ? { id: its } : { OR: [] } },
        partnerships: { where: its ? { members: { some: { municipalityId: its } } } : { OR: [] } },
      },
    },
  }
}

/** Days, delegation, places and papers are for the visit's municipalities, North and South, and the association. */
export const seesInside = (
  viewer: Viewer,
  visit: { _count: { municipalities: number; partnerships: number } },
): boolean =>
  isAssociation(viewer) ||
  (viewer.municipalityId !== undefined && visit._count.municipalities + visit._count.partnerships > 0)

const title = givenText('title', 200, 'say in a few words what the visit is.')
const missionTypes = z.array(missionTypeCode).min(1, 'missionTypes: at least one finality.')
const ids = (name: string) =>
  z
    .array(z.string())
    .refine(list => new Set(list).size === list.length, `${name}: each stands in the list once.`)
const municipalities = ids('municipalities').min(
  1,
  'municipalities: at least one Flemish municipality travels.',
)

/** A municipality on record, or a name in a country: one of the two. */
const whereabouts = (what: string) =>
  z
    .object({
      municipalityId: z.string().nullish(),
      name: optionalText('name', 200),
      country: z.string().nullish(),
    })
    .transform(({ municipalityId, name, country }, context) => {
      if (municipalityId && !name && !country) return { municipalityId }
      if (!municipalityId && name && country) return { name, country }
      context.addIssue({
        code: 'custom',
        message: `${what} is a municipality on record, or a name and the country it lies in.`,
      })
      return z.NEVER
    })

const place = z.intersection(whereabouts('places: a place'), z.object({ isCandidate: z.boolean().nullish() }))

const delegate = z
  .object({
    personId: z.string().nullish(),
    jobTitle: optionalText('jobTitle', 200),
    municipalityId: z.string().nullish(),
  })
  .refine(d => d.personId || d.jobTitle, {
    error: 'delegation: a delegate is a person on record, or a job title when nobody agreed to be named.',
  })

const details = {
  partnerships: ids('partnerships').nullish(),
  policyDomains: z.array(z.string()).nullish(),
  countries: z.array(z.string()).nullish(),
  places: z.array(place).max(50, 'places: at most 50.').nullish(),
  pillars: z.array(z.enum(['POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY'])).nullish(),
  programme: z.string().nullish(),
  purpose: optionalText('purpose', 20_000),
  termsOfReference: optionalText('termsOfReference', 100_000),
  report: optionalText('report', 100_000),
  delegation: z.array(delegate).max(100, 'delegation: at most 100.').nullish(),
  startsOn: z.date().nullish(),
  endsOn: z.date().nullish(),
  month: z.date().nullish(),
}

const createDetails = { ...details, title, municipalities }

export const createRules = z.object({ ...createDetails, missionTypes })
/** A draft lacks what is not decided yet, and has no report. */
export const draftRules = z.object({ ...createDetails, missionTypes: missionTypes.nullish() })

export const editRules = z.object({
  ...details,
  title: title.nullish(),
  missionTypes: missionTypes.nullish(),
  municipalities: municipalities.nullish(),
})

export const cancelRules = z.object({ reason: givenText('reason', 4_000, 'say why it is not made.') })

export const startRules = z.object({
  name: optionalText('name', 200),
  form: z.enum(['TWINNING', 'PROJECT_COOPERATION', 'THEMATIC_NETWORK', 'FRIENDSHIP']),
  status: z
    .enum(['EXPLORING', 'ACTIVE'], { error: 'status: a partnership starts as EXPLORING or ACTIVE.' })
    .nullish(),
  startedOn: z.date().nullish(),
  partners: z
    .array(whereabouts('partners: a partner'))
    .min(1, 'partners: name at least one southern municipality.'),
  programmes: z.array(z.string()).nullish(),
  policyDomains: z.array(z.string()).nullish(),
})

export type PartnerInput = z.infer<typeof startRules>['partners'][number]
export type NewVisit = z.infer<typeof draftRules>
export type Place = z.infer<typeof place>
export type Delegate = z.infer<typeof delegate>
