import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import { SideEnum } from '../../field/municipalities/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { sayReasons } from '../briefs/say-reason.ts'
import { peopleToCall, visitsNear } from './beside.ts'
import { type Dossier, makeDossier } from './dossier.ts'
import type { Cell, OfTheme } from './evidence.ts'
import type { Pair } from './pairs.ts'
import { readAsked } from './read-asked.ts'
import type { ToRead } from './reading-list.ts'
import { nameOf, reasonsOf, sayPair, themeLabel } from './say-pair.ts'
import type { Session } from './sessions.ts'
import { say } from '../../language/messages/say.ts'

const language = { type: LanguageEnum, description: "Otherwise the request's language." } as const

/** A part of a dossier, with the whole at hand. */
interface Part<Of> {
  readonly of: Of
  readonly dossier: Dossier
}

const part =
  (dossier: Dossier) =>
  <Of>(of: Of): Part<Of> => ({ of, dossier })

const DossierMunicipality = builder
  .objectRef<{ readonly id: string; readonly memory: Memory }>('DossierMunicipality')
  .implement({
    description: 'A municipality in a dossier.',
    fields: t => ({
      id: t.id({
        description: 'Its opaque id, as a Municipality has it.',
        resolve: ({ id }) => encodeGlobalID('Municipality', id),
      }),
      name: t.string({ description: 'Its official name.', resolve: ({ id, memory }) => nameOf(id, memory) }),
      side: t.field({
        type: SideEnum,
        description: 'Flemish, or a partner.',
        resolve: ({ id, memory }) =>
          memory.where('Municipality', 'id', id)[0]?.values['side'] === 'NORTH' ? 'NORTH' : 'SOUTH',
      }),
    }),
  })

const DossierItem = builder.objectRef<Part<ToRead>>('DossierItem').implement({
  description: 'A lesson or a good practice to read before the meeting.',
  fields: t => ({
    lesson: t.prismaField({
      type: 'Lesson',
      nullable: true,
      description: 'The lesson, in the language it was written in; null where it is a good practice.',
      resolve: (query, { of: { kind, id } }, _args, { db }) =>
        kind === 'Lesson' ? db.lesson.findUnique({ ...query, where: { id } }) : null,
    }),
    practice: t.prismaField({
      type: 'GoodPractice',
      nullable: true,
      description: 'The good practice; null where it is a lesson.',
      resolve: (query, { of: { kind, id } }, _args, { db }) =>
        kind === 'GoodPractice' ? db.goodPractice.findUnique({ ...query, where: { id } }) : null,
    }),
    themes: t.stringList({
      description: 'Codes of the themes that it is about.',
      resolve: ({ of }) => [...of.themes],
    }),
    isFromThere: t.boolean({
      description: 'Whether it was learned in a country of the region.',
      resolve: ({ of }) => of.isThere,
    }),
    why: t.string({
      description: 'Why it is here, in words.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) =>
        sayReasons(of.reasons, languageFor(args, context), dossier.memory),
    }),
  }),
})

const DossierYear = builder.objectRef<OfTheme['years'][number]>('DossierYear').implement({
  description: 'How much was learned in a year.',
  fields: t => ({
    year: t.exposeInt('year', { description: 'Of the experience.' }),
    lessons: t.exposeInt('lessons', { description: 'How many lessons.' }),
  }),
})

const DossierDispute = builder
  .objectRef<{ worked: Part<ToRead>[]; failed: Part<ToRead>[] }>('DossierDispute')
  .implement({
    description: 'Lessons on one theme that worked in one place and failed in another, side by side.',
    fields: t => ({
      worked: t.expose('worked', { type: [DossierItem], description: 'Where it worked: three at most.' }),
      failed: t.expose('failed', { type: [DossierItem], description: 'Where it failed: three at most.' }),
    }),
  })

const DossierTheme = builder.objectRef<Part<OfTheme>>('DossierTheme').implement({
  description: 'What is on record about a theme in the region, as far as the reader may see it.',
  fields: t => ({
    code: t.string({ description: 'Code of the policy domain.', resolve: ({ of }) => of.theme }),
    label: t.string({
      description: 'Its name.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) =>
        themeLabel(of.theme, languageFor(args, context), dossier.memory),
    }),
    lessons: t.int({
      description: 'How many published lessons from the region.',
      resolve: ({ of }) => of.lessons,
    }),
    practices: t.int({
      description: 'How many good practices, wherever they were confirmed.',
      resolve: ({ of }) => of.practices,
    }),
    visits: t.int({ description: 'How many visits to the region.', resolve: ({ of }) => of.visits }),
    questions: t.int({
      description: 'How many open questions about the region.',
      resolve: ({ of }) => of.questions,
    }),
    trend: t.field({
      type: [DossierYear],
      description: 'The lessons from the region by year; years without any are left out.',
      resolve: ({ of }) => [...of.years],
    }),
    disputed: t.field({
      type: DossierDispute,
      nullable: true,
      description: 'What is disputed, of what is to be read; null where all of it worked, or all failed.',
      resolve: ({ of, dossier }) => {
        const about = dossier.reading.filter(({ themes }) => themes.includes(of.theme))
        const turned = (outcome: string) =>
          about
            .filter(item => item.outcome === outcome)
            .slice(0, 3)
            .map(part(dossier))
        const [worked, failed] = [turned('WORKED'), turned('FAILED')]
        return worked.length > 0 && failed.length > 0 ? { worked, failed } : null
      },
    }),
  }),
})

const DossierCell = builder.objectRef<Part<Cell>>('DossierCell').implement({
  description: 'What a municipality knows of a theme, and what it asks.',
  fields: t => ({
    municipality: t.field({
      type: DossierMunicipality,
      description: 'Which municipality.',
      resolve: ({ of, dossier }) => ({ id: of.municipality, memory: dossier.memory }),
    }),
    theme: t.string({ description: 'Code of the theme.', resolve: ({ of }) => of.theme }),
    lessons: t.int({
      description: 'Lessons that it wrote about it, wherever they were learned.',
      resolve: ({ of }) => of.experience.lessons,
    }),
    helped: t.int({
      description: 'How often something that was learned elsewhere helped on its visits in the region.',
      resolve: ({ of }) => of.experience.helped,
    }),
    visits: t.int({
      description: 'Visits in the region in which it took part.',
      resolve: ({ of }) => of.experience.visits,
    }),
    questions: t.int({ description: 'Open questions that it asks.', resolve: ({ of }) => of.need.questions }),
    recommendations: t.int({
      description: 'Recommendations to it that are open or overdue.',
      resolve: ({ of }) => of.need.recommendations,
    }),
    visitsPlanned: t.int({
      description: 'Visits in the region that it prepares, or that are prepared to it.',
      resolve: ({ of }) => of.need.visitsPlanned,
    }),
  }),
})

const DossierPair = builder.objectRef<Part<Pair>>('DossierPair').implement({
  description: 'Two that should meet: one has experience, the other has the question. They are no partners.',
  fields: t => ({
    theme: t.string({ description: 'Code of the theme.', resolve: ({ of }) => of.theme }),
    knows: t.field({
      type: DossierMunicipality,
      description: 'Who has experience.',
      resolve: ({ of, dossier }) => ({ id: of.knows, memory: dossier.memory }),
    }),
    asks: t.field({
      type: DossierMunicipality,
      description: 'Who has the question.',
      resolve: ({ of, dossier }) => ({ id: of.asks, memory: dossier.memory }),
    }),
    reasons: t.stringList({
      description: 'What speaks for it, in words.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) => reasonsOf(of, languageFor(args, context), dossier.memory),
    }),
    why: t.string({
      description: 'The same as one sentence.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) => sayPair(of, languageFor(args, context), dossier.memory),
    }),
  }),
})

const DossierSession = builder.objectRef<Part<Session>>('DossierSession').implement({
  description: 'A proposed session: somebody in it knows, and somebody else asks.',
  fields: t => ({
    themes: t.stringList({ description: 'Codes of its themes.', resolve: ({ of }) => [...of.themes] }),
    title: t.string({
      description: 'What its themes are called.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) =>
        of.themes.map(theme => themeLabel(theme, languageFor(args, context), dossier.memory)).join(' · '),
    }),
    knowing: t.field({
      type: [DossierMunicipality],
      description: 'Who knows something of it, who knows most first.',
      resolve: ({ of, dossier: { memory } }) => of.knowing.map(id => ({ id, memory })),
    }),
    asking: t.field({
      type: [DossierMunicipality],
      description: 'Who asks, who needs it most first.',
      resolve: ({ of, dossier: { memory } }) => of.asking.map(id => ({ id, memory })),
    }),
    items: t.field({
      type: [DossierItem],
      extensions: { cost: { rows: 10 } satisfies OwnCost },
      description: 'What of the reading list is about it.',
      resolve: ({ of, dossier }) => of.items.map(part(dossier)),
    }),
  }),
})

const DossierGaps = builder.objectRef<Dossier>('DossierGaps').implement({
  description:
    'What is missing: themes that nobody there has learned about, and municipalities not yet heard of.',
  fields: t => ({
    themes: t.field({
      type: [DossierTheme],
      description: 'Themes about which nothing is known from the region.',
      resolve: dossier => unknownThemes(dossier).map(part(dossier)),
    }),
    municipalities: t.field({
      type: [DossierMunicipality],
      description: 'Partner municipalities of the region that wrote no lesson and took part in no visit.',
      resolve: ({ evidence, memory }) => evidence.unheard.map(id => ({ id, memory })),
    }),
    sentences: t.stringList({
      description: 'The same in words.',
      args: { language: t.arg(language) },
      resolve: (dossier, args, context) => {
        const { memory, evidence } = dossier
        const reader = languageFor(args, context)
        return [
          ...unknownThemes(dossier).map(({ theme, questions }) =>
            say(reader, 'dossiers.gap.theme', { theme: themeLabel(theme, reader, memory), questions }),
          ),
          ...evidence.unheard.map(id =>
            say(reader, 'dossiers.gap.municipality', { who: nameOf(id, memory) }),
          ),
        ]
      },
    }),
  }),
})

const unknownThemes = ({ evidence }: Dossier) => evidence.themes.filter(({ lessons }) => lessons === 0)

/** Near, or to be called: not more than a page holds. */
const mostBeside = 20

export const RegionalDossier = builder.objectRef<Dossier>('RegionalDossier').implement({
  description:
    'What to know before a meeting of one region about some themes: what lives there, who knows and who asks, who should meet whom, what to read. It is computed for its reader: what he may not see is in no number and no name of it.',
  fields: t => ({
    themes: t.field({
      type: [DossierTheme],
      description: 'The themes in the order in which they were asked for.',
      resolve: dossier => dossier.evidence.themes.map(part(dossier)),
    }),
    participants: t.field({
      type: [DossierMunicipality],
      description:
        'Who could come: the partner municipalities of the region, those that work with them, and whoever travels there or asks something of it; by name.',
      resolve: ({ participants, memory }) =>
        [...participants]
          .sort((one, other) => (nameOf(one, memory) < nameOf(other, memory) ? -1 : 1))
          .map(id => ({ id, memory })),
    }),
    matrix: t.field({
      type: [DossierCell],
      extensions: { cost: { rows: 100 } satisfies OwnCost },
      description:
        'Who knows and who asks: a cell for each participant and theme of which something is on record.',
      resolve: dossier =>
        dossier.evidence.cells
          .filter(({ municipality }) => dossier.participants.has(municipality))
          .map(part(dossier)),
    }),
    pairs: t.field({
      type: [DossierPair],
      extensions: { cost: { rows: 10 } satisfies OwnCost },
      description: 'Who should meet whom: ten at most, the most promising first.',
      resolve: dossier => dossier.pairs.map(part(dossier)),
    }),
    sessions: t.field({
      type: [DossierSession],
      extensions: { cost: { rows: 6 } satisfies OwnCost },
      description: 'As many sessions as were asked for at most; none in which nobody knows, or nobody asks.',
      resolve: dossier => dossier.sessions.map(part(dossier)),
    }),
    reading: t.field({
      type: [DossierItem],
      extensions: { cost: { rows: 20 } satisfies OwnCost },
      description:
        'What to read: twenty lessons and good practices at most, the best first, failures among them, no two that say the same.',
      resolve: dossier => dossier.reading.map(part(dossier)),
    }),
    gaps: t.field({ type: DossierGaps, description: 'What is missing.', resolve: dossier => dossier }),
    visitsNear: t.prismaField({
      type: ['Visit'],
      extensions: { cost: { rows: mostBeside } satisfies OwnCost },
      description:
        'Visits to the region in the months of the meeting, the one before and the one after, which could be combined with it: twenty at most.',
      resolve: (query, dossier, _args, { db }) =>
        db.visit.findMany({
          ...query,
          where: visitsNear(dossier),
          orderBy: [{ month: 'asc' }, { id: 'asc' }],
          take: mostBeside,
        }),
    }),
    peopleToCall: t.prismaField({
      type: ['Person'],
      extensions: { cost: { rows: mostBeside } satisfies OwnCost },
      description:
        'Whom to call of those who agreed to be named: coordinators of who knows, and who wrote what is to be read; twenty at most.',
      resolve: (query, dossier, _args, { db }) =>
        db.person.findMany({
          ...query,
          where: peopleToCall(dossier),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
          take: mostBeside,
        }),
    }),
    remark: t.string({
      nullable: true,
      description:
        'Says in a sentence that there is nothing about these themes; null where there is something.',
      args: { language: t.arg(language) },
      resolve: ({ reading, evidence }, args, context) =>
        reading.length === 0 && evidence.cells.length === 0
          ? say(languageFor(args, context), 'dossiers.empty')
          : null,
    }),
  }),
})

builder.queryField('regionalDossier', t =>
  t.field({
    type: RegionalDossier,
    extensions: { cost: { own: 10_000 } satisfies OwnCost },
    description: 'What to know before a meeting of one region about some themes, without an event on record.',
    args: {
      regions: t.arg.stringList({ description: 'M49 codes, such as 011; what lies within them counts too.' }),
      countries: t.arg.stringList({ description: 'ISO codes of countries, such as SN; beside the regions.' }),
      themes: t.arg.stringList({ required: true, description: 'Codes of policy domains: one to twelve.' }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      until: t.arg({ type: 'Date', required: true, description: 'The last day.' }),
      sessions: t.arg.int({ defaultValue: 3, description: 'Into how many sessions it is to fit: 1 to 12.' }),
      languages: t.arg({
        type: [LanguageEnum],
        description:
          'Which languages those who come read: of two texts that say the same, one in these is taken.',
      }),
    },
    resolve: async (_root, args, context) => makeDossier(context, await readAsked(context, args)),
  }),
)
