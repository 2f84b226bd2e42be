import { builder } from '../../builder.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { labelOf, languageFor } from '../../graphql/labels.ts'
import { missionTypeCode } from './rules.ts'

export const MissionTypeCodeEnum = builder.enumType('MissionTypeCode', {
  description: 'The finality of a work visit.',
  values: {
    IDENTIFICATION: { description: 'Identification mission: often the first visit to a partner.' },
    EVALUATION: { description: 'Evaluation mission: how far results and objectives are or will be reached.' },
    TECHNICAL: { description: 'Technical mission: one or more policy domains are central.' },
    POLITICAL: { description: 'Political mission: the political level meets.' },
  } as const,
})

export const MissionType = builder.prismaNode('MissionType', {
  description: 'One of the four finalities of a work visit, and what the association does and learns on it.',
  id: { field: 'id', description: 'The global id of this mission type.' },
  nullable: true,
  fields: t => ({
    code: t.field({
      type: MissionTypeCodeEnum,
      description: 'Its code.',
      resolve: row => missionTypeCode.parse(row.code),
    }),
    rank: t.exposeInt('rank', {
      description: 'Its relevance for the association to join: 1 is the most relevant.',
    }),
    needsPartnership: t.exposeBoolean('needsPartnership', {
      description: 'Whether a visit of this type needs a partnership; an identification mission does not.',
    }),
    label: t.string({
      description: 'What it is called.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => labelOf(row, languageFor(args, context)),
    }),
    associationDoes: t.string({
      description: 'What the association can do on such a visit.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) =>
        ({ nl: row.doesNl, fr: row.doesFr, es: row.doesEs, en: row.doesEn })[languageFor(args, context)],
    }),
    associationLearns: t.string({
      description: 'What the association learns from such a visit.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) =>
        ({ nl: row.learnsNl, fr: row.learnsFr, es: row.learnsEs, en: row.learnsEn })[
          languageFor(args, context)
        ],
    }),
  }),
})

builder.queryField('missionTypes', t =>
  t.prismaField({
    type: ['MissionType'],
    description: 'The four mission types, the most relevant for the association to join first.',
    resolve: (query, _root, _args, { db }) => db.missionType.findMany({ ...query, orderBy: { rank: 'asc' } }),
  }),
)
