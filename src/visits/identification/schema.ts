import { builder } from '../../builder.ts'
import { LanguageEnum, PillarEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { recordIdentification } from './record-identification.ts'
import { missingPillars, points } from './rules.ts'

const IdentificationPointEnum = builder.enumType('IdentificationPoint', {
  description: 'What an identification mission looks at.',
  values: {
    SPIRIT_OF_THE_PROGRAMME: {
      description:
        'That both want what the programme is for: lasting cooperation between two municipalities.',
    },
    COLLEAGUE_TO_COLLEAGUE: {
      description: 'That colleagues will work with colleagues: there is a service on either side.',
    },
    CAPACITY_BUILDING: {
      description: 'That it is to make the administration of the partner stronger, beyond single projects.',
    },
    THREE_PILLARS: {
      description: 'That council and executive, administration and civil society are involved.',
    },
    COMMUNICATION: {
      description: 'That the two can speak and write with each other, in between visits too.',
    },
    SUPRA_LOCAL_SETTING: {
      description:
        'That the setting above the municipality is known: decentralisation, federal or Flemish representatives, how the country is organised.',
    },
  } as const,
})

const ExtentEnum = builder.enumType('Extent', {
  description: 'How far something holds.',
  values: {
    YES: { description: 'It holds.' },
    PARTLY: { description: 'It holds in part.' },
    NO: { description: 'It does not hold.' },
  } as const,
})

interface Check {
  point: (typeof points)[number]
  holds: 'YES' | 'PARTLY' | 'NO' | null
  sentence: string | null
}

const IdentificationCheck = builder.objectRef<Check>('IdentificationCheck').implement({
  description: 'One point that an identification mission looks at.',
  fields: t => ({
    point: t.expose('point', { type: IdentificationPointEnum, description: 'Which point.' }),
    holds: t.expose('holds', {
      type: ExtentEnum,
      nullable: true,
      description: 'How far it holds; null while nobody has said.',
    }),
    sentence: t.exposeString('sentence', {
      nullable: true,
      description: 'In words; what does not hold whole says what is lacking.',
    }),
  }),
})

const Identification = builder.prismaObject('Identification', {
  description:
    'What an identification mission found of a possible partner, point by point. For the municipalities of the visit, North and South, and the association.',
  fields: t => ({
    checks: t.field({
      type: [IdentificationCheck],
      description: 'All points, those that nobody has spoken of too.',
      select: { checks: true },
      resolve: ({ checks }) =>
        points.map(
          point => checks.find(check => check.point === point) ?? { point, holds: null, sentence: null },
        ),
    }),
    isComplete: t.boolean({
      description: 'Whether something is said of every point.',
      select: { checks: true },
      resolve: ({ checks }) => checks.length === points.length,
    }),
    pillarsInvolved: t.field({
      type: [PillarEnum],
      description: 'The pillars of governance that take part in the visit.',
      select: { visit: { select: { pillars: true } } },
      resolve: ({ visit }) => visit.pillars,
    }),
    pillarsMissing: t.field({
      type: [PillarEnum],
      description: 'Those that do not.',
      select: { visit: { select: { pillars: true } } },
      resolve: ({ visit }) => missingPillars(visit.pillars),
    }),
    languages: t.exposeStringList('languages', {
      description: 'In which the two can speak with each other: language tags, such as fr or wo.',
    }),
    languageNames: t.stringList({
      description: "The same, by their names in the reader's language.",
      args: { language: t.arg({ type: LanguageEnum, description: 'In which language.' }) },
      resolve: ({ languages }, args, { language }) => {
        const names = new Intl.DisplayNames(args.language ?? language, { type: 'language' })
        return languages.map(tag => names.of(tag) ?? tag)
      },
    }),
    channels: t.exposeString('channels', {
      nullable: true,
      description: 'How they reach each other between visits, and what stands in the way.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
  }),
})

builder.prismaObjectField('Visit', 'identification', t =>
  t.relation('identification', {
    type: Identification,
    nullable: true,
    description:
      'What it found of a possible partner; null while nothing is recorded, and for all but its municipalities, North and South, and the association.',
  }),
)

const IdentificationCheckInput = builder.inputType('IdentificationCheckInput', {
  description: 'How far one point holds.',
  fields: t => ({
    point: t.field({ type: IdentificationPointEnum, required: true, description: 'Which point.' }),
    holds: t.field({ type: ExtentEnum, required: true, description: 'How far it holds.' }),
    sentence: t.string({
      description: 'In words, at most 4,000 characters; needed for what does not hold, or in part.',
    }),
  }),
})

builder.mutationField('recordIdentification', t =>
  t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      "Records what an identification mission found of a possible partner; what is not given stays as it is. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({
        for: [Visit],
        required: true,
        description: 'Of which visit: one that is an identification mission.',
      }),
      checks: t.input.field({
        type: [IdentificationCheckInput],
        description: 'How far the points hold that it speaks of.',
      }),
      languages: t.input.stringList({
        description: 'In which the two can speak with each other: language tags, such as fr or wo.',
      }),
      channels: t.input.string({
        description: 'How they reach each other between visits; at most 4,000 characters.',
      }),
      expectedVersion: t.input.int({
        description: 'The version that you had read; needed once something is recorded.',
      }),
    },
    resolve: async (query, _root, { input: { visit, expectedVersion, ...input } }, context) => {
      const id = await recordIdentification(context, visit.id, expectedVersion, input)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
