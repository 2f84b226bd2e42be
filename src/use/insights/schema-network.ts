import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import { nameOfMunicipality, sideOfMunicipality } from '../../field/municipalities/from-memory.ts'
import { SideEnum } from '../../field/municipalities/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { type AskedList, boardList, exportField } from '../../graphql/export-link.ts'
import { languageFor } from '../../graphql/labels.ts'
import { say } from '../../language/messages/say.ts'
import { idOf, asSent } from './boards/leads-to.ts'
import { type Learning, type LearningNetwork, readNetwork } from './boards/learning-network.ts'
import { Insights } from './schema-boards.ts'

interface Learner {
  readonly id: string
  readonly memory: Memory
  readonly taught: number
  readonly learned: number
  readonly met: number
}

const LearnerType = builder.objectRef<Learner>('LearningMunicipality').implement({
  description: 'A municipality that others learned from, that learned from others, or that met others.',
  fields: t => ({
    municipality: t.id({ description: 'Its id.', resolve: ({ id }) => idOf('Municipality', id) }),
    name: t.string({ description: 'Its name.', resolve: ({ id, memory }) => nameOfMunicipality(id, memory) }),
    side: t.field({
      type: SideEnum,
      description: 'Flemish, or a partner.',
      resolve: ({ id, memory }) => sideOfMunicipality(id, memory),
    }),
    taught: t.exposeInt('taught', { description: 'How often another one applied what it had learned.' }),
    learned: t.exposeInt('learned', { description: 'How often it applied what another one had learned.' }),
    met: t.exposeInt('met', {
      description: 'With how many others it took part in the sessions of an event.',
    }),
  }),
})

const LearningWayEnum = builder.enumType('LearningWay', {
  description: 'How two municipalities come to learn from each other.',
  values: {
    APPLIED: {
      description: 'One applied what the other had learned, as it is or otherwise: by the reuse ledger.',
    },
    MET: { description: 'They took part in the sessions of an event that has begun.' },
  } as const,
})

const LearningType = builder.objectRef<Learning & { readonly memory: Memory }>('Learning').implement({
  description: 'What went from one municipality to another, or that they met.',
  fields: t => ({
    way: t.expose('way', { type: LearningWayEnum, description: 'In which way.' }),
    from: t.id({
      description: 'Who had learned it; of two that met, the first by name.',
      resolve: ({ from }) => idOf('Municipality', from),
    }),
    fromName: t.string({
      description: 'Its name.',
      resolve: ({ from, memory }) => nameOfMunicipality(from, memory),
    }),
    to: t.id({
      description:
        'Who applied it: takes part in the visit for which that was decided; or the other of two that met.',
      resolve: ({ to }) => idOf('Municipality', to),
    }),
    toName: t.string({
      description: 'Its name.',
      resolve: ({ to, memory }) => nameOfMunicipality(to, memory),
    }),
    count: t.exposeInt('count', { description: 'How many decisions, or events.' }),
    list: t.exposeString('list', { description: 'The list that shows what is counted: reuses, or events.' }),
    filter: t.field({
      type: 'ListFilter',
      description: 'Leads to what is counted: the `filter` for that list.',
      resolve: ({ filter }) => asSent(filter),
    }),
  }),
})

const Network = builder
  .objectRef<LearningNetwork & { readonly asked: AskedList }>('LearningNetwork')
  .implement({
    description:
      'Who learned from whom, by the reuse ledger, and who was brought together with whom, by the sessions of events; as far as the viewer sees both. Anonymous lessons come from nobody.',
    fields: t => ({
      nodes: t.field({
        type: [LearnerType],
        extensions: { cost: { rows: 50 } satisfies OwnCost },
        description: 'The municipalities, those that taught most first.',
        resolve: learners,
      }),
      edges: t.field({
        type: [LearningType],
        extensions: { cost: { rows: 100 } satisfies OwnCost },
        description: 'From whom to whom, and then who met; what happened most first.',
        resolve: ({ edges, memory }) => edges.map(edge => ({ ...edge, memory })),
      }),
      leftOut: t.stringList({
        description:
          'Parts of the filter that say nothing about decisions, such as languages, or nothing about events; those they do not narrow.',
        resolve: ({ leftOut }) => [...leftOut],
      }),
      remark: t.string({
        nullable: true,
        description: 'Says in a sentence that nothing passes the filter; null where something does.',
        args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
        resolve: ({ edges }, args, context) =>
          edges.length > 0 ? null : say(languageFor(args, context), 'insights.nothing'),
      }),
      export: exportField(t),
    }),
  })

function learners({ edges, memory }: LearningNetwork): Learner[] {
  const sum = (which: 'from' | 'to', id: string) =>
    edges
      .filter(edge => edge.way === 'APPLIED' && edge[which] === id)
      .reduce((total, { count }) => total + count, 0)
  const met = (id: string) =>
    edges.filter(({ way, from, to }) => way === 'MET' && (from === id || to === id)).length
  return [...new Set(edges.flatMap(({ from, to }) => [from, to]))]
    .map(id => ({ id, memory, taught: sum('from', id), learned: sum('to', id), met: met(id) }))
    .sort((a, b) => b.taught - a.taught || b.learned - a.learned || (a.id < b.id ? -1 : 1))
}

builder.objectField(Insights, 'learningNetwork', t =>
  t.field({
    type: Network,
    extensions: { cost: { own: 5_000 } satisfies OwnCost },
    description: 'Who learned from whom, and who met whom: municipalities, and what is between them.',
    resolve: async ({ filter, asked }, _args, context) => ({
      ...(await readNetwork(context, filter)),
      asked: { list: boardList(asked.list, 'learningNetwork'), given: asked.given },
    }),
  }),
)
