import type { Field } from '../open-field.ts'
import type { Brought } from './measure-brief.ts'
import type { Plan } from './read-plans.ts'

/** A way of choosing ten lessons for a plan, as its reader would see them. */
export type Way = (field: Field, plan: Plan) => Promise<Brought[]>

interface Shown {
  title: string
  outcome: string
  collection: { code: string }
}

const shown = 'title outcome collection { code }'

export const ways: Record<string, Way> = {
  async 'newest first'(field, { as }) {
    const document = `{ lessons(first: 10, filter: { states: [PUBLISHED] }) { nodes { ${shown} } } }`
    const { lessons } = await field.ask<{ lessons: { nodes: Shown[] } }>(as, document, {})
    return lessons.nodes.map(one => brought(field, one))
  },
  async 'search of the title'(field, { as, language, plan: { title } }) {
    const document = `query ($query: String!, $language: Language) {
      search(query: $query, language: $language, kinds: [LESSON], first: 10) { nodes { ... on Lesson { ${shown} } } }
    }`
    const { search } = await field.ask<{ search: { nodes: Shown[] } }>(as, document, {
      query: title,
      language,
    })
    return search.nodes.map(one => brought(field, one))
  },
  async brief(field, { as, plan: { startsIn, partnerships, ...plan } }) {
    const document = `query ($plan: BriefPlanInput!) { briefPreview(plan: $plan) { lessons { lesson { ${shown} } } } }`
    const startsOn = new Date(field.today.getTime() + startsIn * 86_400_000).toISOString().slice(0, 10)
    const { briefPreview } = await field.ask<{ briefPreview: { lessons: { lesson: Shown }[] } }>(
      as,
      document,
      {
        plan: { ...plan, startsOn, partnerships: await field.partnershipIds(partnerships) },
      },
    )
    return briefPreview.lessons.map(({ lesson }) => brought(field, lesson))
  },
}

function brought(field: Field, { title, outcome, collection }: Shown): Brought {
  const key = collection.code === 'own' ? field.lessonKey(title) : undefined
  return { key, failed: outcome === 'FAILED' }
}
