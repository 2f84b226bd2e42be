import type { Field } from '../open-field.ts'
import type { Plan } from './read-plans.ts'

/** What a way brought for a plan: lessons and practices by their keys, and pairs as plans write them. */
export interface Brought {
  readonly reading: readonly { readonly key: string; readonly failed: boolean }[]
  readonly pairs: readonly string[]
}

export type Way = (field: Field, plan: Plan) => Promise<Brought>

interface Shown {
  title: string
  outcome: string
}
type Item = { lesson: Shown | null; practice: Pick<Shown, 'title'> | null }
type Named = { name: string }

export const ways: Record<string, Way> = {
  async 'newest first'(field, { as, themes }) {
    const document = `query ($themes: [String!]) {
      lessons(first: 17, filter: { policyDomains: $themes, states: [PUBLISHED] }) { nodes { title outcome } }
      goodPractices(first: 3, filter: { policyDomains: $themes, states: [PUBLISHED] }) { nodes { title } }
    }`
    const { lessons, goodPractices } = await field.ask<{
      lessons: { nodes: Shown[] }
      goodPractices: { nodes: Shown[] }
    }>(as, document, { themes })
    return {
      reading: [
        ...lessons.nodes.map(lesson => itemOf(field, { lesson, practice: null })),
        ...goodPractices.nodes.map(practice => itemOf(field, { lesson: null, practice })),
      ],
      pairs: [],
    }
  },
  async dossier(field, { as, regions, countries, themes, startsIn, sessions, language }) {
    const document = `query ($regions: [String!], $countries: [String!], $themes: [String!]!, $day: Date!, $sessions: Int, $languages: [Language!]) {
      regionalDossier(regions: $regions, countries: $countries, themes: $themes, from: $day, until: $day, sessions: $sessions, languages: $languages) {
        reading { lesson { title outcome } practice { title } }
        pairs { theme knows { name } asks { name } }
      }
    }`
    const day = new Date(field.today.getTime() + startsIn * 86_400_000).toISOString().slice(0, 10)
    const { regionalDossier } = await field.ask<{
      regionalDossier: { reading: Item[]; pairs: { theme: string; knows: Named; asks: Named }[] }
    }>(as, document, { regions, countries, themes, day, sessions, languages: [language] })
    const key = ({ name }: Named) => field.municipalityKey(name) ?? name
    return {
      reading: regionalDossier.reading.map(item => itemOf(field, item)),
      pairs: regionalDossier.pairs.map(({ theme, knows, asks }) => `${key(knows)} > ${key(asks)}: ${theme}`),
    }
  },
}

function itemOf(field: Field, { lesson, practice }: Item) {
  const key = lesson ? field.lessonKey(lesson.title) : practice && field.practiceKey(practice.title)
  return { key: key ?? 'imported', failed: lesson?.outcome === 'FAILED' }
}
