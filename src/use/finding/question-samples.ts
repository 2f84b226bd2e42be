import type { Prisma } from '../../db/generated/client/client.ts'
import { labelOf } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { countryName } from '../../language/place-names.ts'
import type { Favour } from '../../search/find.ts'
import type { Sample } from '../../search/samples.ts'

/** What a question asks for: in the order in which its own fields read it, so that both are read at once. */
export const questionNeeds = {
  title: true,
  text: true,
  language: true,
  policyDomains: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
  regions: { orderBy: { code: 'asc' } },
  countries: { orderBy: { code: 'asc' } },
} satisfies Prisma.QuestionSelect

export type QuestionNeeds = Prisma.QuestionGetPayload<{ select: typeof questionNeeds }>

/** What it is filed under counts less than what it says: it is there to be answered, not to be filed. */
const factsCount = 0.4
const favours = { policyDomain: 1.2, country: 1.1, region: 1.1 }

/** A question as a query: its words, and what it is filed under. */
export function questionSamples(
  { title, text, language, policyDomains, regions, countries }: QuestionNeeds,
  reader: Language,
): { beside: Sample[]; favour: Favour } {
  // Regions only favour: every document is named after all that it lies in, and "Southern" stands in half of them.
  const facts = [
    ...policyDomains.map(row => labelOf(row, reader)),
    ...countries.map(({ code }) => countryName(code, reader)),
  ]
  const filed = { policyDomain: policyDomains, country: countries, region: regions }
  const facets = (['policyDomain', 'country', 'region'] as const).map(name => ({
    name,
    codes: new Set(filed[name].map(({ code }) => code)),
  }))
  return {
    beside: [
      { text: `${title}\n\n${text}`, language, share: 1, isIndexed: true },
      { text: facts.join('.\n'), language: reader, share: factsCount, isIndexed: true },
    ],
    favour: attributes =>
      facets.reduce((factor, { name, codes }) => {
        const its = attributes[name]
        const isOfIt = typeof its === 'object' && its.some(code => codes.has(code))
        return isOfIt ? factor * favours[name] : factor
      }, 1),
  }
}
