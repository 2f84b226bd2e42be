import { builder } from '../../builder.ts'

builder.prismaObjectField('Visit', 'recommendations', t =>
  t.relation('recommendations', {
    description:
      "What was recommended on it, what is due first; empty for all but its municipalities, North and South, and the association. recommendations(filter: { partnerships }) has those of all of a partnership's visits.",
    query: { orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
  }),
)
