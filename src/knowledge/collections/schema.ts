import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import { Lesson } from '../lessons/schema.ts'

export const LessonCollection = builder.prismaNode('LessonCollection', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'Lessons that somebody put together, as for a training: named, in an order, with a note on each. Not the body of lessons that a lesson belongs to by its origin, which is a Collection.',
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: collection 4.',
    }),
    name: t.exposeString('name', { description: 'What it is called, in a few words.' }),
    purpose: t.exposeString('purpose', { nullable: true, description: 'What it is for, and for whom.' }),
    visibility: t.expose('visibility', {
      type: VisibilityEnum,
      description: 'Who sees it; of its lessons each reader sees those that he may read anyway.',
    }),
    municipality: t.relation('municipality', {
      type: Municipality,
      nullable: true,
      description: 'The municipality that made it; null where the association did.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const LessonCollectionItem = builder.prismaNode('LessonCollectionItem', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description: 'A lesson in a collection; for those who see both.',
  fields: t => ({
    collection: t.relation('collection', { type: LessonCollection, description: 'In which collection.' }),
    lesson: t.relation('lesson', { type: Lesson, description: 'The lesson.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What whoever put it there says with it: what to look at, what to discuss.',
    }),
  }),
})

export const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }]

builder.prismaObjectField('LessonCollection', 'items', t =>
  t.relation('items', {
    type: LessonCollectionItem,
    extensions: { cost: { rows: 20 } satisfies OwnCost },
    description: 'Its lessons in their order, with a note on each: those that the viewer may see.',
    query: { orderBy: inOrder },
  }),
)

builder.prismaObjectField('Lesson', 'collections', t =>
  t.relation('collectionItems', {
    type: LessonCollectionItem,
    description: 'In which collections it stands, of those that the viewer may see.',
    query: { orderBy: [{ collectionId: 'asc' }] },
  }),
)
