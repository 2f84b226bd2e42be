import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { askAs, documentOf } from '../exporting/ask.ts'

// What a brief on paper is made of: asked of the schema as its reader could ask it, so that nothing else can be in it.

const item = `{
  why languageNote
  decision { decision reason }
  lesson { number title language lesson recommendation holdsWhen outcome visibility partnership { name } municipality { name } experiencedOn }
  practice { number title language summary howToApply holdsWhen visibility }
}`
const outline = '{ number title month municipalities { name } countries { name } }'

const visit = `id number title purpose month startsOn endsOn
    missionTypes { label } policyDomains { label } countries { name } municipalities { name } partnerships { name }`
const brief = `brief {
      headings { brief lessons practices openRecommendations earlierVisits travelToo contacts }
      note undecided fixedOn refreshedOn
      lessons ${item}
      practices ${item}
      openRecommendations { number text recommendedTo municipality { name } dueOn status }
      earlierVisits ${outline}
      travelToo ${outline}
      contacts { name jobTitle municipality { name } telephone email }
    }`

const questions = {
  visit: `query Brief($number: Int!) { visit(number: $number) { ${visit} ${brief} } }`,
  invitation: `query BriefOfInvitation($id: ID!) { node(id: $id) { ... on VisitInvitation {
    aims municipality { name } partnership { name } visit { ${visit} } ${brief} } } }`,
} as const

const day = z.coerce.date()
const text = z.string().nullable()
const label = z.object({ label: z.string() }).transform(row => row.label)
const name = z.object({ name: z.string() }).transform(row => row.name)
const names = z.array(name)
const language = z.enum(['nl', 'fr', 'es', 'en'])

const Item = z.object({
  why: z.string(),
  languageNote: text,
  decision: z.object({ decision: z.string(), reason: text }).nullable(),
  lesson: z
    .object({
      number: z.int(),
      title: z.string(),
      language,
      lesson: z.string(),
      recommendation: text,
      holdsWhen: text,
      outcome: z.string(),
      visibility: z.string(),
      partnership: name.nullable(),
      municipality: name.nullable(),
      experiencedOn: day.nullable(),
    })
    .nullable(),
  practice: z
    .object({
      number: z.int(),
      title: z.string(),
      language,
      summary: z.string(),
      howToApply: text,
      holdsWhen: text,
      visibility: z.string(),
    })
    .nullable(),
})

export const Outline = z.object({
  number: z.int(),
  title: z.string(),
  month: day,
  municipalities: names,
  countries: names,
})

const Visit = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  purpose: text,
  month: day,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  missionTypes: z.array(label),
  policyDomains: z.array(label),
  countries: names,
  municipalities: names,
  partnerships: names,
})

const Brief = z.object({
  headings: z.record(
    z.enum([
      'brief',
      'lessons',
      'practices',
      'openRecommendations',
      'earlierVisits',
      'travelToo',
      'contacts',
    ]),
    z.string(),
  ),
  note: text,
  undecided: z.int(),
  fixedOn: day.nullable(),
  refreshedOn: day.nullable(),
  lessons: z.array(Item),
  practices: z.array(Item),
  openRecommendations: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      recommendedTo: text,
      municipality: name.nullable(),
      dueOn: day,
      status: z.string(),
    }),
  ),
  earlierVisits: z.array(Outline),
  travelToo: z.array(Outline),
  contacts: z.array(
    z.object({
      name: z.string(),
      jobTitle: text,
      municipality: name.nullable(),
      telephone: text,
      email: text,
    }),
  ),
})

const VisitAnswer = Visit.extend({ brief: Brief.nullable() }).nullable()
const InvitationAnswer = z.object({
  aims: text,
  municipality: name,
  partnership: name.nullable(),
  visit: Visit,
  brief: Brief,
})

export type BriefItemRead = z.infer<typeof Item>
export type OutlineRead = z.infer<typeof Outline>
export interface BriefRead extends z.infer<typeof Visit> {
  readonly brief: z.infer<typeof Brief>
}

/** The brief of the visit with this number, as its reader sees it; undefined where there is none for him. */
export async function readBrief(
  schema: GraphQLSchema,
  context: Context,
  number: number,
): Promise<BriefRead | undefined> {
  const answer = await askAs(schema, context)(documentOf(questions.visit), { number })
  const { brief, ...read } = VisitAnswer.parse(answer['visit']) ?? { brief: null }
  return brief && 'number' in read ? { ...read, brief } : undefined
}

/** That of one partnership within the visit: it travels with aims of its own. */
export async function readBriefOfInvitation(
  schema: GraphQLSchema,
  context: Context,
  number: number,
  id: string,
): Promise<BriefRead | undefined> {
  const { node } = await askAs(schema, context)(documentOf(questions.invitation), { id })
  const read = InvitationAnswer.safeParse(node)
  if (!read.success || read.data.visit.number !== number) return undefined
  const { visit, aims, brief, municipality, partnership } = read.data
  return {
    ...visit,
    brief,
    purpose: aims ?? visit.purpose,
    municipalities: [municipality],
    partnerships: partnership ? [partnership] : [],
  }
}
