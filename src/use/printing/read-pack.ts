import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { askAs, documentOf } from '../exporting/ask.ts'

// What a hand-over pack on paper is made of: asked of the schema as its reader could ask it.

const question = `query HandOver($number: Int!) {
  partnership(number: $number) {
    number name form status startedOn members { leftOn municipality { name } } programmes { label } policyDomains { label }
    handOver { heading items { part heading number on title text who state language } }
  }
}`

const text = z.string().nullable()
const day = z.coerce.date().nullable()
const labels = z.array(z.object({ label: z.string() }).transform(({ label }) => label))

const Answer = z
  .object({
    number: z.int(),
    name: z.string(),
    form: z.string(),
    status: z.string(),
    startedOn: day,
    members: z.array(z.object({ leftOn: text, municipality: z.object({ name: z.string() }) })),
    programmes: labels,
    policyDomains: labels,
    handOver: z
      .object({
        heading: z.string(),
        items: z.array(
          z.object({
            part: z.string(),
            heading: z.string(),
            number: z.int().nullable(),
            on: day,
            title: z.string(),
            text,
            who: text,
            state: text,
            language: text,
          }),
        ),
      })
      .nullable(),
  })
  .nullable()

type PartnershipRead = NonNullable<z.infer<typeof Answer>>
export type PackRead = PartnershipRead & { readonly handOver: NonNullable<PartnershipRead['handOver']> }

/** The hand-over pack of the partnership with this number; undefined where there is none for this reader. */
export async function readPack(
  schema: GraphQLSchema,
  context: Context,
  number: number,
): Promise<PackRead | undefined> {
  const { partnership } = await askAs(schema, context)(documentOf(question), { number })
  const { handOver, ...read } = Answer.parse(partnership) ?? { handOver: null }
  return handOver && 'number' in read ? { ...read, handOver } : undefined
}
