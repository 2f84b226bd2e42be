import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import { nameOfMunicipality, sideOfMunicipality } from '../../field/municipalities/from-memory.ts'
import { SideEnum } from '../../field/municipalities/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { type AskedList, boardList, exportField } from '../../graphql/export-link.ts'
import { idOf, asSent } from './boards/leads-to.ts'
import { type Learning, type LearningNetwork, readNetwork } from './boards/learning-network.ts'
import { Insights } from './schema-boards.ts'

interface Learner {
  readonly id: string
  readonly memory: Memory
  readonly taught: number
  readonly learned: number
}

const LearnerType = builder.objectRef<Learner>('LearningMunicipality').implement({
  description: 'A municipality that others learned from, or that learned from others.',
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
  }),
})

const LearningType = builder.objectRef<Learning & { readonly memory: Memory }>('Learning').implement({
  description: 'One municipality applied what another one had learned, as it is or otherwise.',
  fields: t => ({
    from: t.id({ description: 'Who had learned it.', resolve: ({ from }) => idOf('Municipality', from) }),
    fromName: t.string({
      description: 'Its name.',
      resolve: ({ from, memory }) => nameOfMunicipality(from, memory),
    }),
    to: t.id({
      description: 'Who applied it: takes part in the visit for which that was decided.',
      resolve: ({ to }) => idOf('Municipality', to),
    }),
    toName: t.string({
      description: 'Its name.',
      resolve: ({ to, memory }) => nameOfMunicipality(to, memory),
    }),
    count: t.exposeInt('count', { description: 'How often.' }),
    filter: t.field({
      type: 'ListFilter',
      description: 'Leads to these decisions: the `filter` for reuses.',
      resolve: ({ filter }) => asSent(filter),
    }),
  }),
})

const Network = builder
  .objectRef<LearningNetwork & { readonly asked: AskedList }>('LearningNetwork')
  .implement({
    description:
      'Who learned from whom, by the reuse ledger as far as the viewer sees it; anonymous lessons come from nobody.',
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
        description: 'From whom to whom, what happened most first.',
        resolve: ({ edges, memory }) => edges.map(edge => ({ ...edge, memory })),
      }),
      export: exportField(t),
    }),
  })

function learners({ edges, memory }: LearningNetwork): Learner[] {
  const sum = (which: 'from' | 'to', id: string) =>
    edges.filter(edge => edge[which] === id).reduce((total, { count }) => total + count, 0)
  return [...new Set(edges.flatMap(({ from, to }) => [from, to]))]
    .map(id => ({ id, memory, taught: sum('from', id), learned: sum('to', id) }))
    .sort((a, b) => b.taught - a.taught || b.learned - a.learned || (a.id < b.id ? -1 : 1))
}

builder.objectField(Insights, 'learningNetwork', t =>
  t.field({
    type: Network,
    extensions: { cost: { own: 5_000 } satisfies OwnCost },
    description: 'Who learned from whom: municipalities, and what went from one to another.',
    resolve: async ({ filter, asked }, _args, context) => ({
      ...(await readNetwork(context, filter)),
      asked: { list: boardList(asked.list, 'learningNetwork'), given: asked.given },
    }),
  }),
)
