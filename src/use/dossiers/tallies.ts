import type { Memory } from '../../db/read/memory.ts'
import type { Respect, Tally } from '../../db/read/tally.ts'
import type { Where } from '../../db/read/tree.ts'
import { regionsOfCountry } from '../../field/catalogues/above.ts'
import { dayOf, monthOf } from '../../field/day.ts'
import { whereOriginShows } from '../../access/visible-knowledge.ts'
import { fromOrigin, whoTookPart } from '../../knowledge/reuse/reuse-filter.ts'
import { hasStatus } from '../../visits/recommendations/recommendation-filter.ts'
import type { Asked } from './asked.ts'
import { aboutConcepts, domainsOf, isAboutOne, themesOfDomains } from './themes.ts'

// What is counted for a dossier, each count by its name.

const takesPart = [
  ['municipalities', 'id'],
  ['partnerships', 'members', 'municipalityId'],
]

/** A lesson of our own: what was imported tells nothing of what is known here. */
const isOwn = { state: 'PUBLISHED', collection: { code: 'own' } }

export function talliesOf(asked: Asked, memory: Memory) {
  const { reader: viewer, countries, now } = asked
  const as = themesOfDomains(domainsOf(asked), memory)
  const concepts = aboutConcepts(asked)
  const theme: Respect = { paths: [['policyDomains', 'code']], as, also: concepts }
  const themeOfVisit: Respect = {
    paths: [['visit', 'policyDomains', 'code']],
    as,
    also: concepts.map(([name, holds]) => [name, { visit: holds }]),
  }
  const isAbout = isAboutOne(asked)
  const isThere = { countries: { some: { code: { in: [...countries] } } } }
  const isMade = { isDraft: false, cancelledOn: null }
  const month = monthOf(now)
  const isPublished = { state: 'PUBLISHED' }
  const visitThere = { visit: { AND: [isThere, isAbout] } }
  const today = dayOf(now)
  const isPlanned = { AND: [isMade, isAbout, isThere, { month: { gte: month } }] }
  const isAskedHere = { AND: [{ state: 'OPEN' }, isAbout, isAskedOf(countries, memory)] }
  return {
    lessonsThere: tally('Lesson', { AND: [isPublished, isAbout, isThere] }, theme),
    years: tally('Lesson', { AND: [isPublished, isAbout, isThere] }, theme, {
      paths: [['experiencedOn']],
      isYear: true,
    }),
    practices: tally('GoodPractice', { AND: [isPublished, isAbout] }, theme),
    visits: tally('Visit', { AND: [isMade, isAbout, isThere] }, theme),
    questionsAsked: tally('Question', isAskedHere, theme),
    written: tally('Lesson', { AND: [isPublished, isAbout] }, theme, {
      paths: [['municipalityId']],
      when: whereOriginShows(viewer),
    }),
    confirmed: tally('GoodPractice', { AND: [isPublished, isAbout] }, theme, {
      paths: [['municipalityId'], ['confirmedBy', 'lesson', 'municipalityId']],
      along: { Lesson: { AND: [isPublished, whereOriginShows(viewer)] } },
    }),
    helped: tally('Reuse', { AND: [{ outcome: 'HELPED' }, visitThere] }, themeOfVisit, {
      paths: whoTookPart,
    }),
    made: tally('Visit', { AND: [isMade, isAbout, isThere, { month: { lt: month } }] }, theme, {
      paths: takesPart,
    }),
    wanted: tally('Question', isAskedHere, theme, {
      paths: [['municipalityId']],
    }),
    recommended: tally(
      'Recommendation',
      { AND: [{ OR: [hasStatus('OPEN', today), hasStatus('OVERDUE', today)] }, visitThere] },
      themeOfVisit,
      { paths: [['municipalityId']] },
    ),
    planned: tally('Visit', isPlanned, theme, { paths: takesPart }),
    // Of a brief that nobody fixed yet only what there is to choose from tells.
    emptyBriefs: tally('Visit', { AND: [isPlanned, { brief: null }, nothingKnown] }, theme, {
      paths: takesPart,
    }),
    fixedBriefs: tally(
      'Visit',
      { AND: [isPlanned, { brief: { isNot: null } }] },
      theme,
      { paths: takesPart },
      { paths: [['id']] },
    ),
    inFixedBriefs: tally(
      'BriefItem',
      { AND: [{ withdrawnOn: null, lesson: isOwn }, { brief: { visit: isPlanned } }] },
      { paths: [['brief', 'visitId']] },
    ),
    wrong: tally(
      'Reuse',
      { AND: [{ outcome: 'WAS_WRONG' }, { visit: isAbout }] },
      {
        paths: [
          ['lesson', 'municipalityId'],
          ['practice', 'municipalityId'],
        ],
        when: fromOrigin(viewer),
      },
      { paths: whoTookPart },
    ),
    members: tally(
      'PartnershipMember',
      { leftOn: null, partnership: { status: { not: 'ENDED' } } },
      { paths: [['partnershipId']] },
      { paths: [['municipalityId']] },
    ),
    heardOf: tally('Lesson', isPublished, { paths: [['municipalityId']], when: whereOriginShows(viewer) }),
    visited: tally('Visit', isMade, { paths: takesPart }),
  }
}

/** None of its policy domains, with those right beneath them, has a lesson of our own. */
const nothingKnown: Where = {
  policyDomains: {
    some: {},
    none: { OR: [{ lessons: { some: isOwn } }, { children: { some: { lessons: { some: isOwn } } } }] },
  },
}

const tally = (model: string, where: Where, ...by: Respect[]): Tally => ({
  model,
  where,
  by,
  isInPartsOnly: true,
})

/** Of a region that one of the countries lies in, of such a country, or of no place at all. */
const isAskedOf = (countries: readonly string[], memory: Memory): Where => ({
  OR: [
    { regions: { some: { code: { in: countries.flatMap(code => regionsOfCountry(code, memory)) } } } },
    { countries: { some: { code: { in: [...countries] } } } },
    { AND: [{ regions: { none: {} } }, { countries: { none: {} } }] },
  ],
})
