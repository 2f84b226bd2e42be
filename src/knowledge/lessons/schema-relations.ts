import { whereOriginShows } from '../../access/visible-knowledge.ts'
import { builder } from '../../builder.ts'

// From the floors below to the lessons on this one. Where a lesson hangs says where it comes from, so an
// anonymous one hangs there only for those who may know.

const total = 'How many of them the viewer may see, on all pages together.'
// The plugin counts but leaves its own field undescribed. Not a number is what GraphQL refuses to answer with.
const totalOf = (page: object): number =>
  'totalCount' in page && typeof page.totalCount === 'number' ? page.totalCount : Number.NaN

const newestFirst = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]

builder.prismaObjectField('Visit', 'lessons', t =>
  t.relatedConnection(
    'lessons',
    {
      cursor: 'createdAt_id',
      totalCount: true,
      description: 'What was learned on this visit, as far as the viewer may see it, newest first.',
      query: (_args, { viewer }) => ({ where: whereOriginShows(viewer), orderBy: newestFirst }),
    },
    {
      name: 'VisitLessonsConnection',
      description: 'A page of the lessons of a visit.',
      fields: c => ({ totalCount: c.int({ description: total, resolve: totalOf }) }),
    },
    { name: 'VisitLessonsEdge', description: 'A lesson of a visit on a page.' },
  ),
)

builder.prismaObjectField('Finding', 'lessons', t =>
  t.relation('lessons', {
    description: 'The lessons that came of it, as far as the viewer may see them, newest first.',
    query: (_args, { viewer }) => ({ where: whereOriginShows(viewer), orderBy: newestFirst }),
  }),
)

builder.prismaObjectField('Partnership', 'lessons', t =>
  t.relatedConnection(
    'lessons',
    {
      cursor: 'createdAt_id',
      totalCount: true,
      description: 'What was learned in this partnership, as far as the viewer may see it, newest first.',
      query: (_args, { viewer }) => ({ where: whereOriginShows(viewer), orderBy: newestFirst }),
    },
    {
      name: 'PartnershipLessonsConnection',
      description: 'A page of the lessons of a partnership.',
      fields: c => ({ totalCount: c.int({ description: total, resolve: totalOf }) }),
    },
    { name: 'PartnershipLessonsEdge', description: 'A lesson of a partnership on a page.' },
  ),
)

builder.prismaObjectField('Municipality', 'lessons', t =>
  t.relatedConnection(
    'lessons',
    {
      cursor: 'createdAt_id',
      totalCount: true,
      description: 'What this municipality wrote down, as far as the viewer may see it, newest first.',
      query: (_args, { viewer }) => ({ where: whereOriginShows(viewer), orderBy: newestFirst }),
    },
    {
      name: 'MunicipalityLessonsConnection',
      description: 'A page of the lessons of a municipality.',
      fields: c => ({ totalCount: c.int({ description: total, resolve: totalOf }) }),
    },
    { name: 'MunicipalityLessonsEdge', description: 'A lesson of a municipality on a page.' },
  ),
)
