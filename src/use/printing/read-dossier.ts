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

const question = `query Dossier($number: Int!) {
  event(number: $number) {
    number title form month languages
    regions { name } countries { name } policyDomains { label } concepts { label }
    dossier {
      themes { code label lessons practices visits questions }
      matrix { municipality { name } theme lessons practices helped visits questions recommendations visitsPlanned }
      pairs { why }
      sessions { title knowing { name } asking { name } items { lesson { number title } practice { number title } } }
      reading ${item}
      gaps { sentences }
      visitsNear { number title month municipalities { name } countries { name } }
      peopleToCall { name jobTitle telephone email municipality { name } }
      remark
    }
  }
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

const Dossier = z.object({
  themes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      lessons: count,
      practices: count,
      visits: count,
      questions: count,
    }),
  ),
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
    }),
  ),
  pairs: z.array(z.object({ why: z.string() })),
  sessions: z.array(
    z.object({
      title: z.string(),
      knowing: names,
      asking: names,
      items: z.array(z.object({ lesson: Titled, practice: Titled })),
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
  number: count,
  title: z.string(),
  form: z.string(),
  month: z.coerce.date(),
  languages: z.array(z.string()),
  regions: names,
  countries: names,
  policyDomains: labels,
  concepts: labels,
  dossier: Dossier.nullable(),
})

type EventRead = z.infer<typeof Event>
export type DossierRead = EventRead & { readonly dossier: NonNullable<EventRead['dossier']> }
export type ReadItem = DossierRead['dossier']['reading'][number]

/** The dossier of the event with this number; undefined where there is none for this reader. */
export async function readDossier(
  schema: GraphQLSchema,
  context: Context,
  number: number,
): Promise<DossierRead | undefined> {
  const { event } = await askAs(schema, context)(documentOf(question), { number })
  const read = Event.nullable().parse(event)
  return read?.dossier ? { ...read, dossier: read.dossier } : undefined
}
