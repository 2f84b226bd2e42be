import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import type { Combination } from './combine.ts'
import { findCombinations, type Found } from './find-combinations.ts'

const unique = (ids: readonly string[]) => [...new Set(ids)]

const VisitCombination = builder.objectRef<Combination<Found>>('VisitCombination').implement({
  description:
    'Visits of several municipalities that could be synchronised: to the same region, overlapping or within the weeks that the association set.',
  fields: t => ({
    from: t.expose('from', { type: 'Date', description: 'The first day of the visit that leaves first.' }),
    until: t.expose('until', { type: 'Date', description: 'The last day of the visit that returns last.' }),
    region: t.prismaField({
      type: 'Region',
      nullable: true,
      description: 'The region they share; null where the association combines by country.',
      resolve: (query, { area }, _args, { db }) =>
        /^\d+$/.test(area) ? db.region.findUnique({ ...query, where: { code: area } }) : null,
    }),
    country: t.prismaField({
      type: 'Country',
      nullable: true,
      description: 'The country that all of them go to; null where they go to several.',
      resolve: (query, { country }, _args, { db }) =>
        country ? db.country.findUnique({ ...query, where: { code: country } }) : null,
    }),
    visits: t.prismaField({
      type: ['Visit'],
      description: 'The visits, the one that leaves first first.',
      resolve: (query, { visits }, _args, { db }) =>
        Promise.all(visits.map(({ id }) => db.visit.findUniqueOrThrow({ ...query, where: { id } }))),
    }),
    municipalities: t.prismaField({
      type: ['Municipality'],
      description: 'The Flemish municipalities that travel.',
      resolve: (query, { visits }, _args, { db }) =>
        Promise.all(
          unique(visits.flatMap(visit => visit.municipalities)).map(id =>
            db.municipality.findUniqueOrThrow({ ...query, where: { id } }),
          ),
        ),
    }),
    policyDomains: t.prismaField({
      type: ['PolicyDomain'],
      description: 'What at least two of the visits or their partnerships are about, what most share first.',
      resolve: (query, { policyDomains }, _args, { db }) =>
        Promise.all(
          policyDomains.map(code => db.policyDomain.findUniqueOrThrow({ ...query, where: { code } })),
        ),
    }),
    programmes: t.prismaField({
      type: ['Programme'],
      description: 'The programmes that support at least two of them.',
      resolve: (query, { programmes }, _args, { db }) =>
        Promise.all(programmes.map(code => db.programme.findUniqueOrThrow({ ...query, where: { code } }))),
    }),
    toCall: t.prismaField({
      type: ['Person'],
      description:
        'Whom to call: who coordinates the partnerships for the municipalities that travel, of those who agreed to be named, with a telephone.',
      resolve: async (query, { visits }, _args, { db }) => {
        const ids = unique(visits.flatMap(visit => visit.coordinators))
        const people = await Promise.all(
          ids.map(id =>
            db.person.findUnique({ ...query, where: { id, consent: 'NAMED', telephone: { not: null } } }),
          ),
        )
        return people.flatMap(person => (person ? [person] : []))
      },
    }),
  }),
})

builder.queryField('visitCombinations', t =>
  t.field({
    type: [VisitCombination],
    description:
      'Which visits of those days could be made together, soonest first. For the association, which alone knows the days of all; empty for others.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'Under way on this day or later.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Under way on this day or earlier.' }),
      region: t.arg.string({ description: 'To this region, at any depth: an M49 code, such as 202.' }),
    },
    // Visits of some months; a period of many years has thousands of pairs.
    extensions: { cost: { own: 25_000, rows: 20 } satisfies OwnCost },
    resolve: (_root, sought, context) => findCombinations(context, sought),
  }),
)
