import type { Viewer } from '../../access/viewer.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { labelOf } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { countryName } from '../../language/place-names.ts'
import type { Favour } from '../../search/find.ts'
import type { Sample } from '../../search/samples.ts'
import { ownership, seesInside } from '../../visits/visits/rules.ts'

/** What a visit asks for: in the order in which the visit's own fields read it, so that both are read at once. */
export const visitNeeds = (viewer: Viewer) => {
  return {
    title: true,
    purpose: true,
    termsOfReference: true,
    report: true,
    missionTypes: { orderBy: { rank: 'asc' } },
    policyDomains: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    countries: { orderBy: { code: 'asc' } },
    ...ownership(viewer),
  } satisfies Prisma.VisitSelect
}

export type VisitNeeds = Prisma.VisitGetPayload<{ select: ReturnType<typeof visitNeeds> }>

/** Beside words that were typed those of a visit's papers count this much, and what it is filed under a little more. */
const shares = { texts: 0.3, facts: 0.4 }
/** A lesson for such a visit, of such a domain, from such a country fits better by so much, whatever its words. */
const favours = { missionType: 1.1, policyDomain: 1.2, country: 1.2 }

/** The texts of a visit, as far as the viewer may read them, and what it is filed under, as a query. */
export function visitSamples(
  visit: VisitNeeds,
  viewer: Viewer,
  language: Language,
): { beside: Sample[]; favour: Favour } {
  const papers = seesInside(viewer, visit) ? [visit.purpose, visit.termsOfReference, visit.report] : []
  const texts = papers.filter(text => text !== null)
  const facts = [
    ...visit.policyDomains.map(row => labelOf(row, language)),
    ...visit.countries.map(({ code }) => countryName(code, language)),
  ]
  return {
    beside: [
      { text: visit.title, share: shares.texts, isIndexed: true },
      { text: texts.join('\n\n'), share: shares.texts },
      { text: facts.join('.\n'), language, share: shares.facts, isIndexed: true },
    ],
    favour: favourOf({
      missionType: visit.missionTypes,
      policyDomain: visit.policyDomains,
      country: visit.countries,
    }),
  }
}

function favourOf(filed: Record<keyof typeof favours, readonly { code: string }[]>): Favour {
  const facets = (['missionType', 'policyDomain', 'country'] as const).map(name => ({
    name,
    codes: new Set(filed[name].map(({ code }) => code)),
  }))
  return attributes =>
    facets.reduce((factor, { name, codes }) => {
      const its = attributes[name]
      const isOfIt = typeof its === 'object' && its.some(code => codes.has(code))
      return isOfIt ? factor * favours[name] : factor
    }, 1)
}
