import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Event } from '../../events/events/schema.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { Concept } from '../../field/thesaurus/schema.ts'
import { askedList, exportField } from '../../graphql/export-link.ts'
import { idKey, keysetPage, momentKey, type Order } from '../../paging/keyset-page.ts'
import { Participation } from '../../visits/participation/schema.ts'
import { Document } from '../../visits/documents/schema.ts'
import { Recommendation } from '../../visits/recommendations/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { LessonCollection } from '../../knowledge/collections/schema.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { Question } from '../../knowledge/questions/schema.ts'
import { Reuse } from '../../knowledge/reuse/schema.ts'

const Revision = builder.prismaNode('Revision', {
  id: { field: 'id' },
  nullable: true,
  description:
    'One change that people may argue about later: who, when, what, why. Revisions are never changed.',
  fields: t => ({
    action: t.exposeString('action', { description: 'The verb, such as publish.' }),
    fromState: t.exposeString('fromState', { nullable: true, description: 'The state before.' }),
    toState: t.exposeString('toState', { nullable: true, description: 'The state after.' }),
    fields: t.exposeStringList('fields', { description: 'The names of the fields that changed.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, as it was said.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    user: t.relation('user', {
      nullable: true,
      description:
        'Who, with role and municipality; none when a token without an account did it. Its person is named to those who may know the name.',
    }),
  }),
})

builder.prismaObjectField('Participation', 'history', t =>
  t.relation('revisions', {
    type: Revision,
    description:
      'Who asked or advised it, wanted it, decided on it or withdrew it, and who stated what: when and why, the earliest first. For both of its sides; who it was is named to those who may know.',
    query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  }),
)

interface Row {
  id: string
  at: Date
}

const order: Order<Row> = {
  name: 'revisions',
  keys: [momentKey<Row, 'at'>('at'), idKey<Row>()],
  direction: 'desc',
}

builder.queryField('revisions', t =>
  t.connection(
    {
      type: Revision,
      description:
        'The history of one thing, latest first; for the association, and of a participation for the municipality that it is about too. Empty for others.',
      args: {
        of: t.arg.globalID({
          for: [
            Lesson,
            GoodPractice,
            Question,
            LessonCollection,
            Event,
            Visit,
            Participation,
            Recommendation,
            Document,
            Partnership,
            Municipality,
            Reuse,
            Concept,
          ],
          required: true,
          description:
            'The lesson, good practice, question, collection of lessons, event, visit, participation, recommendation, document, partnership, municipality, decision about a lesson or a practice (Reuse), or concept; a concept also after it was taken out.',
        }),
      },
      resolve: async (_root, { of, ...page }, context, info) => {
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Revision',
          paths: [['edges', 'node'], ['nodes']],
        })
        const where = { kind: of.typename, subjectId: of.id }
        const found = await keysetPage(order, page, bounds =>
          context.db.revision.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
        )
        return { ...found, asked: askedList(info) }
      },
    },
    {
      name: 'RevisionConnection',
      description: 'A page of the history of one thing.',
      fields: c => ({ export: exportField(c) }),
    },
    { name: 'RevisionEdge', description: 'A change on a page.' },
  ),
)
