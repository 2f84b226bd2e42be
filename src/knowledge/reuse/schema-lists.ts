import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, momentKey, type Order } from '../../paging/keyset-page.ts'
import { VisitInvitation } from '../../visits/invitations/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { VisitFilter } from '../../visits/visits/schema-lists.ts'
import { Lesson } from '../lessons/schema.ts'
import { GoodPractice } from '../practices/schema.ts'
import { reuseFilter } from './reuse-filter.ts'
import { Reuse, ReuseDecisionEnum, ReuseOutcomeEnum } from './schema.ts'

const ReuseFilter = builder.inputType('ReuseFilter', {
  description: 'Decisions that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    visits: t.globalIDList({ for: [Visit], description: 'Made for one of these visits.' }),
    invitations: t.globalIDList({
      for: [VisitInvitation],
      description: 'Made by one of these, each for its own partnership within a visit for several.',
    }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description:
        'Made for a visit in which one of these municipalities, North or South, took part; where several travel and each decides for itself, made in its own partnership.',
    }),
    lessons: t.globalIDList({ for: [Lesson], description: 'About one of these lessons.' }),
    practices: t.globalIDList({ for: [GoodPractice], description: 'About one of these good practices.' }),
    partnerships: t.globalIDList({
      for: [Partnership],
      description: 'Made for a visit of one of these partnerships, or in it on a visit for several.',
    }),
    decisions: t.field({ type: [ReuseDecisionEnum], description: 'What was decided.' }),
    outcomes: t.field({ type: [ReuseOutcomeEnum], description: 'What came of it.' }),
    isTold: t.boolean({ description: 'Whether somebody told what came of it.' }),
    learnedFrom: t.globalIDList({
      for: [Municipality],
      description:
        'About what one of these municipalities wrote. Anonymous lessons pass for those who may know where they come from.',
    }),
    visit: t.field({ type: VisitFilter, description: 'Made for a visit that passes this.' }),
  }),
})

interface Row {
  id: string
  decidedOn: Date
}

const order: Order<Row> = {
  name: 'reuses DECIDED_ON desc',
  keys: [momentKey<Row, 'decidedOn'>('decidedOn'), idKey<Row>()],
  direction: 'desc',
}

builder.queryFields(t => ({
  reuses: t.connection(
    {
      type: Reuse,
      description:
        'The reuse ledger: what was decided about lessons and good practices for the visits that the viewer sees from within, page by page, the latest first.',
      args: { filter: t.arg({ type: ReuseFilter, description: 'Only those that pass.' }) },
      resolve: async (_root, { filter, ...page }, context, info) => {
        const where = await reuseFilter(context, filter)
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Reuse',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.reuse.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.reuse.count({ where }),
        })
      },
    },
    {
      name: 'ReuseConnection',
      description: 'A page of decisions.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'ReuseEdge', description: 'A decision on a page.' },
  ),
}))
