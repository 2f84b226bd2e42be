import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { type HandOverItem, type HandOverPart, handOverParts, mayHaveHandOver } from './hand-over.ts'
import { readHandOver } from './read-hand-over.ts'

const HandOverPartEnum = builder.enumType('HandOverPart', {
  description: 'A part of a hand-over pack.',
  values: {
    HISTORY: {
      description:
        'How it came to where it is: who joined and left, who coordinated, new coalitions and counterparts, agreements on steering.',
    },
    VISITS: { description: 'The visits that were made or are planned.' },
    LESSONS: { description: 'What was learned in it and published, but for what is anonymous.' },
    PRACTICES: { description: 'Good practices that such a lesson confirms.' },
    RECOMMENDATIONS: { description: 'Recommendations that are still open, what is due first.' },
    PEOPLE: {
      description:
        'Whom to call: who coordinates it or did, and who of the association came along; those who agreed to be named.',
    },
    PARTICIPATIONS: {
      description:
        'What was decided on being accompanied by the association; for the municipality that asked, and the association.',
    },
  } as const,
})

const language = { type: LanguageEnum, description: "Otherwise the request's language." } as const

interface Said extends HandOverItem {
  readonly in: Language
}

const HandOverItemType = builder.objectRef<Said>('HandOverItem').implement({
  description: 'One thing in a hand-over pack.',
  fields: t => ({
    part: t.field({
      type: HandOverPartEnum,
      description: 'In which part it stands.',
      resolve: ({ part }) => part,
    }),
    heading: t.string({
      description: 'What that part is called.',
      resolve: item => say(item.in, `handOver.part.${item.part}`),
    }),
    id: t.id({
      nullable: true,
      description: 'What it is can be asked for by node(id:); null for an event that is no row of its own.',
      resolve: ({ node }) => node && encodeGlobalID(node.type, node.id),
    }),
    number: t.int({
      nullable: true,
      description: 'Its short number, where it has one: lesson 214, visit 31.',
      resolve: ({ number }) => number,
    }),
    on: t.field({
      type: 'Date',
      nullable: true,
      description:
        'Its day: of the event, the first of a visit once its days are known, on which a lesson was experienced, a recommendation is due, something was decided; null where none is known.',
      resolve: ({ on }) => on,
    }),
    title: t.string({ description: 'What it is, in a few words.', resolve: ({ title }) => title }),
    text: t.string({
      nullable: true,
      description: 'What was written, as it was written; null where nothing was.',
      resolve: ({ text }) => text || null,
    }),
    who: t.string({
      nullable: true,
      description:
        'Whose it is, or who does it; of people, what they do and where. Null where nobody is known.',
      resolve: ({ who }) => who || null,
    }),
    state: t.string({
      nullable: true,
      description:
        'Where it stands, in words; of people, their telephone and e-mail. Null where that says nothing.',
      resolve: ({ state }) => state || null,
    }),
    language: t.field({
      type: LanguageEnum,
      nullable: true,
      description: 'In which its title and text were written; null where nobody noted it.',
      resolve: item => item.language,
    }),
  }),
})

interface Pack {
  readonly partnershipId: string
  readonly number: number
}

const HandOver = builder.objectRef<Pack>('HandOver').implement({
  description:
    'What somebody new to a partnership should have, a coordinator or a coalition; as far as its reader may see it.',
  fields: t => ({
    heading: t.string({
      description: 'What such a pack is called.',
      args: { language: t.arg(language) },
      resolve: (_pack, args, context) => say(languageFor(args, context), 'handOver.heading.handOver'),
    }),
    items: t.field({
      type: [HandOverItemType],
      description: 'All that is in it, part by part, at most 200 of each.',
      args: {
        parts: t.arg({ type: [HandOverPartEnum], description: 'Only these parts.' }),
        language: t.arg(language),
      },
      resolve: async ({ partnershipId }, { parts, ...args }, context) => {
        const reader = languageFor(args, context)
        return said(await readHandOver(context, partnershipId, wanted(parts), reader), reader)
      },
    }),
    pdfUrl: t.string({
      description:
        'The address at this server of the pack as a PDF to print, such as /hand-overs/7.pdf?language=fr; fetch it by GET with the token of this request.',
      args: { language: t.arg(language) },
      resolve: ({ number }, args, context) =>
        `/hand-overs/${number}.pdf?language=${languageFor(args, context)}`,
    }),
  }),
})

const wanted = (parts: readonly HandOverPart[] | null | undefined) =>
  handOverParts.filter(part => !parts || parts.includes(part))

const said = (items: readonly HandOverItem[], reader: Language): Said[] =>
  items.map(item => ({ ...item, in: reader }))

/** A statement for each part, and two more. */
const cost = { own: 10_000 } satisfies OwnCost

const memberships = (municipalityId: string | undefined) => ({
  _count: {
    select: { members: { where: municipalityId ? { municipalityId } : { OR: [] } } },
  },
})

builder.prismaObjectField('Partnership', 'handOver', t =>
  t.field({
    type: HandOver,
    nullable: true,
    extensions: { cost },
    description:
      'The hand-over pack: its history, visits, lessons, practices, open recommendations, people to call, and decisions on being accompanied. Null for all but the municipalities that are or were its members, and the association.',
    select: (_args, { viewer }) => ({ id: true, number: true, ...memberships(viewer.municipalityId) }),
    resolve: ({ id, number, _count }, _args, { viewer }) =>
      mayHaveHandOver(viewer, _count.members) ? { partnershipId: id, number } : null,
  }),
)

builder.queryField('handOverItems', t =>
  t.field({
    type: [HandOverItemType],
    extensions: { cost },
    description:
      'The hand-over pack of a partnership as one list, as for a file (/export/handOverItems.csv?partnership=…); empty where there is no such partnership, or none of the viewer’s.',
    args: {
      partnership: t.arg.globalID({
        for: [Partnership],
        required: true,
        description: 'Of which partnership.',
      }),
      parts: t.arg({ type: [HandOverPartEnum], description: 'Only these parts.' }),
    },
    resolve: async (_root, { partnership: { id }, parts }, context) => {
      const { viewer, db, language: reader } = context
      const found = await db.partnership.findUnique({
        where: { id },
        select: memberships(viewer.municipalityId),
      })
      if (!found || !mayHaveHandOver(viewer, found._count.members)) return []
      return said(await readHandOver(context, id, wanted(parts), reader), reader)
    },
  }),
)
