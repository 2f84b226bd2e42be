import { builder } from '../../builder.ts'

export const ResultJudgementEnum = builder.enumType('ResultJudgement', {
  description: 'How far a planned result has come.',
  values: {
    REACHED: { description: 'It is reached.' },
    WILL_BE_REACHED: { description: 'It will be reached as planned.' },
    PARTLY: { description: 'It is or will be reached in part.' },
    NOT_REACHED: { description: 'It will not be reached.' },
  } as const,
})

export const CapacityContributionEnum = builder.enumType('CapacityContribution', {
  description: 'What a result adds to the institutional capacity of the partner.',
  values: {
    NONE: { description: 'Nothing that stays with the administration.' },
    SOME: { description: 'The administration does something better than before.' },
    STRONG: { description: 'The administration does it by itself, whoever leaves.' },
  } as const,
})

export const PlannedResult = builder.prismaNode('PlannedResult', {
  description:
    'What a partnership set out to reach, and how far it has come. For the members of the partnership and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    partnership: t.relation('partnership', { description: 'Whose it is.' }),
    text: t.exposeString('text', { description: 'What is to be reached.' }),
    policyDomain: t.relation('policyDomain', { nullable: true, description: 'What it is about.' }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'The day by which.' }),
    droppedOn: t.expose('droppedOn', {
      type: 'Date',
      nullable: true,
      description: 'Since when it is no longer aimed at; null while it is.',
    }),
    droppedReason: t.exposeString('droppedReason', { nullable: true, description: 'Why it is not.' }),
    judgements: t.relation('judgements', {
      description: 'How evaluation missions judged it, the latest visit first.',
      query: { orderBy: [{ visit: { startsOn: 'desc' } }, { id: 'desc' }] },
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
  }),
})

builder.prismaObject('JudgedResult', {
  description:
    'How far a planned result has come, as an evaluation mission judged it. For the municipalities of the visit that are members of the partnership, and the association.',
  fields: t => ({
    visit: t.relation('visit', { description: 'On which visit.' }),
    plannedResult: t.relation('plannedResult', { description: 'Which result.' }),
    judgement: t.expose('judgement', { type: ResultJudgementEnum, description: 'How far it has come.' }),
    contribution: t.expose('contribution', {
      type: CapacityContributionEnum,
      description: 'What it adds to the institutional capacity of the partner.',
    }),
    sentence: t.exposeString('sentence', { description: 'What the judgement rests on.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
  }),
})

builder.prismaObjectField('Partnership', 'plannedResults', t =>
  t.relation('plannedResults', {
    description:
      'What it set out to reach, in the order in which it was planned; empty for all but its members and the association.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)

builder.prismaObjectField('Visit', 'judgedResults', t =>
  t.relation('judgedResults', {
    description:
      'How an evaluation mission judged the planned results of its partnerships; empty for all but its municipalities, North and South, and the association.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)
