import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { askAs, documentOf } from '../exporting/ask.ts'
import { Outline } from './read-brief.ts'

// What a dossier on paper is made of: asked of the schema as its reader could ask it, so that nothing else can be in it.

const item = `{
  why
  lesson { number title language lesson outcome partnership { name } municipality { name } }
  practice { number title language summary }
}`
const numbered = '{ lesson { number title } practice { number title } }'

const dossier = `{
  themes {
    code label lessons practices visits questions
    trend { year lessons }
    disputed { worked ${numbered} failed ${numbered} }
  }
  participants { name }
  matrix { municipality { name } theme lessons practices helped visits questions recommendations visitsPlanned thinBriefs }
  pairs { why }
  sessions { title knowing { name } asking { name } items ${numbered} }
  reading ${item}
  gaps { sentences }
  visitsNear { number title month municipalities { name } countries { name } }
  peopleToCall { name jobTitle telephone email municipality { name } }
  remark
}`

const event =
  'title form month regions { name } countries { name } policyDomains { label } concepts { label }'

const ofEvent = `query Dossier($number: Int!) { event(number: $number) { ${event} dossier ${dossier} } }`

const ofSent = `query SentDossier($number: Int!, $visibility: Visibility) {
  event(number: $number) { ${event} sentDossier(visibility: $visibility) { sentOn refreshedOn note dossier ${dossier} } }
}`

const ofRegion = `query RegionalDossier(
  $regions: [String!], $countries: [String!], $themes: [String!]!, $from: Date!, $until: Date!, $sessions: Int, $languages: [Language!]
) {
  regionalDossier(
    regions: $regions, countries: $countries, themes: $themes, from: $from, until: $until, sessions: $sessions, languages: $languages
  ) ${dossier}
}`

const named = z.object({ name: z.string() })
const names = z.array(named).transform(all => all.map(({ name }) => name))
const labels = z.array(z.object({ label: z.string() })).transform(all => all.map(({ label }) => label))
const text = z.string().nullable()
const count = z.int()

const Lesson = z.object({
  number: count,
  title: z.string(),
  language: z.string(),
  lesson: z.string(),
  outcome: z.string(),
  partnership: named.nullable(),
  municipality: named.nullable(),
})
const Practice = z.object({ number: count, title: z.string(), language: z.string(), summary: z.string() })
const Item = z.object({ why: z.string(), lesson: Lesson.nullable(), practice: Practice.nullable() })
const Titled = z.object({ number: count, title: z.string() }).nullable()
const Items = z.array(z.object({ lesson: Titled, practice: Titled }))

const Dossier = z.object({
  themes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      lessons: count,
      practices: count,
      visits: count,
      questions: count,
      trend: z.array(z.object({ year: count, lessons: count })),
      disputed: z.object({ worked: Items, failed: Items }).nullable(),
    }),
  ),
  participants: names,
  matrix: z.array(
    z.object({
      municipality: named,
      theme: z.string(),
      lessons: count,
      practices: count,
      helped: count,
      visits: count,
      questions: count,
      recommendations: count,
      visitsPlanned: count,
      thinBriefs: count,
    }),
  ),
  pairs: z.array(z.object({ why: z.string() })),
  sessions: z.array(
    z.object({
      title: z.string(),
      knowing: names,
      asking: names,
      items: Items,
    }),
  ),
  reading: z.array(Item),
  gaps: z.object({ sentences: z.array(z.string()) }),
  visitsNear: z.array(Outline),
  peopleToCall: z.array(
    z.object({
      name: z.string(),
      jobTitle: text,
      telephone: text,
      email: text,
      municipality: named.nullable().transform(municipality => municipality?.name ?? null),
    }),
  ),
  remark: text,
})

const Event = z.object({
  title: z.string(),
  form: z.string(),
  month: z.coerce.date(),
  regions: names,
  countries: names,
  policyDomains: labels,
  concepts: labels,
})

const OfEvent = Event.extend({ dossier: Dossier.nullable() })
const OfSent = Event.extend({
  sentDossier: z
    .object({
      sentOn: z.coerce.date(),
      refreshedOn: z.coerce.date().nullable(),
      note: text,
      dossier: Dossier,
    })
    .nullable(),
})

type Read = z.infer<typeof Dossier>
export type ReadItem = Read['reading'][number]
export type ReadTitles = z.infer<typeof Items>

export interface DossierRead {
  readonly dossier: Read
  /** For which event it is, where it is for one. */
  readonly event?: z.infer<typeof Event>
  /** When it was sent, where it was. */
  readonly sent?: { readonly sentOn: Date; readonly refreshedOn: Date | null; readonly note: string | null }
}

/** The dossier of the event with this number; undefined where there is none for this reader. */
export async function readDossier(
  schema: GraphQLSchema,
  context: Context,
  number: number,
): Promise<DossierRead | undefined> {
  const answer = await askAs(schema, context)(documentOf(ofEvent), { number })
  const read = OfEvent.nullable().parse(answer['event'])
  return read?.dossier ? { event: read, dossier: read.dossier } : undefined
}

/** The same as it was sent, in the copy of this circle of readers or the reader's own. */
export async function readSentDossier(
  schema: GraphQLSchema,
  context: Context,
  number: number,
  visibility: string | undefined,
): Promise<DossierRead | undefined> {
  const answer = await askAs(schema, context)(documentOf(ofSent), { number, visibility })
  const read = OfSent.nullable().parse(answer['event'])
  if (!read?.sentDossier) return undefined
  const { dossier: its, ...sent } = read.sentDossier
  return { event: read, dossier: its, sent }
}

/** The dossier of a region about some themes, without an event. */
export async function readRegionalDossier(
  schema: GraphQLSchema,
  context: Context,
  given: Readonly<Record<string, unknown>>,
): Promise<DossierRead> {
  const answer = await askAs(schema, context)(documentOf(ofRegion), given)
  return { dossier: Dossier.parse(answer['regionalDossier']) }
}
