import { builder } from '../../builder.ts'
import { checkPageArguments, defaultPage } from '../../paging/page-arguments.ts'

const latest = (first: number) => {
  checkPageArguments({ first })
  return { take: first, orderBy: [{ month: 'desc' as const }, { id: 'desc' as const }] }
}

builder.prismaObjectField('Municipality', 'visits', t =>
  t.relation('visits', {
    description:
      'The latest visits on which it travelled; for those who are signed in. visits(filter: { municipalities }) pages through all, those it received included.',
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: defaultPage,
        description: 'How many at most: 1 to 100.',
      }),
    },
    query: ({ first }) => latest(first),
  }),
)

builder.prismaObjectField('Partnership', 'visits', t =>
  t.relation('visits', {
    description:
      'Its latest visits; for those who are signed in. visits(filter: { partnerships }) pages through all.',
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: defaultPage,
        description: 'How many at most: 1 to 100.',
      }),
    },
    query: ({ first }) => latest(first),
  }),
)
