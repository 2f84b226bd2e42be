import { builder } from '../../builder.ts'

builder.prismaObjectField('Visit', 'documents', t =>
  t.relation('documents', {
    description: 'Its papers and pictures that the viewer may see, the latest first.',
    query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  }),
)
