import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { Event } from '../../events/events/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { OutcomeEnum } from '../../knowledge/enums.ts'
import { say } from '../../language/messages/say.ts'
import { askedOfEvent, eventNeeds } from './asked-of-event.ts'
import { type Dossier, makeDossier } from './dossier.ts'
import { type Line, lineCounts, linesOf } from './lines.ts'
import { readAsked } from './read-asked.ts'
import { regionArgs } from './schema-parts.ts'
import { readSent, sentNeeds } from './sent-dossier.ts'
import { themeLabel } from './themes.ts'

const LinePartEnum = builder.enumType('DossierPart', {
  description: 'A part of a dossier.',
  values: {
    THEMES: { description: 'How much there is of each theme.' },
    YEARS: { description: 'The lessons from the region by theme and year.' },
    DISPUTED: { description: 'What worked and what failed, of the themes of which both stand to be read.' },
    PARTICIPANTS: { description: 'Who could come, or comes.' },
    MATRIX: { description: 'Who knows and who asks, by municipality and theme.' },
    PAIRS: { description: 'Whom to bring together.' },
    SESSIONS: { description: 'Proposed sessions.' },
    READING: { description: 'What to read.' },
    GAPS: { description: 'What is missing.' },
    VISITS_NEAR: { description: 'Visits that could be combined with the meeting.' },
    PEOPLE_TO_CALL: { description: 'Whom to call.' },
  } as const,
})

interface Said extends Line {
  readonly dossier: Dossier
  readonly reader: Context['language']
}

const counted: Record<(typeof lineCounts)[number], string> = {
  lessons: 'How many lessons.',
  practices: 'How many good practices.',
  helped: 'How often something that was learned elsewhere helped.',
  visits: 'How many visits that were made.',
  questions: 'How many open questions.',
  recommendations: 'How many recommendations that are open or overdue.',
  visitsPlanned: 'How many visits that are prepared.',
  thinBriefs: 'Of how many of these the brief has little in it.',
}

const DossierLine = builder.objectRef<Said>('DossierLine').implement({
  description: 'One thing in a dossier, as a line of a table.',
  fields: t => ({
    part: t.field({
      type: LinePartEnum,
      description: 'In which part it stands.',
      resolve: ({ part }) => part,
    }),
    heading: t.string({
      description: 'What that part is called.',
      resolve: ({ part, reader }) => say(reader, `dossiers.heading.${part}`),
    }),
    themes: t.stringList({
      description: 'The codes of its themes: of policy domains, or of concepts as concept:glass.',
      resolve: ({ themes }) => [...(themes ?? [])],
    }),
    themeLabels: t.stringList({
      description: 'What these are called, in the same order.',
      resolve: ({ themes, reader, dossier }) =>
        (themes ?? []).map(theme => themeLabel(theme, reader, dossier)),
    }),
    id: t.id({
      nullable: true,
      description: 'What it is can be asked for by node(id:); null where it is no row of its own.',
      resolve: ({ node }) => node && encodeGlobalID(node.type, node.id),
    }),
    number: t.int({
      nullable: true,
      description: 'Its short number, where it has one: lesson 214, visit 31.',
      resolve: ({ number }) => number,
    }),
    title: t.string({
      nullable: true,
      description: 'What it is, in a few words.',
      resolve: ({ title }) => title,
    }),
    text: t.string({
      nullable: true,
      description:
        'What the lesson or practice says, what is missing, what is read in the session, or how to reach somebody.',
      resolve: ({ text }) => text || null,
    }),
    why: t.string({
      nullable: true,
      description: 'Why it is to be read, or why these two should meet.',
      resolve: ({ why }) => why,
    }),
    who: t.string({
      nullable: true,
      description: 'Whose it is, or who knows; of people, what they do and where.',
      resolve: ({ who }) => who || null,
    }),
    asks: t.string({ nullable: true, description: 'Who asks.', resolve: ({ asks }) => asks }),
    on: t.field({
      type: 'Date',
      nullable: true,
      description: 'The month of a visit, as its first day.',
      resolve: ({ on }) => on,
    }),
    year: t.int({ nullable: true, description: 'Of the experience.', resolve: ({ year }) => year }),
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: 'How a lesson turned out.',
      resolve: ({ outcome }) => outcome,
    }),
    language: t.field({
      type: LanguageEnum,
      nullable: true,
      description: 'In which its title and text were written.',
      resolve: ({ language }) => language,
    }),
    ...Object.fromEntries(
      lineCounts.map(name => [
        name,
        t.int({
          nullable: true,
          description: `${counted[name]} Null where its part does not count that.`,
          resolve: line => line[name],
        }),
      ]),
    ),
  }),
})

/** What a dossier costs, whose lines these are. */
const cost = { own: 50_000, rows: 100 } satisfies OwnCost

async function said(context: Context, dossier: Dossier | undefined): Promise<Said[]> {
  if (!dossier) return []
  const reader = context.language
  return (await linesOf(context, dossier, reader)).map(line => ({ ...line, dossier, reader }))
}

builder.queryFields(t => ({
  dossierLines: t.field({
    type: [DossierLine],
    extensions: { cost },
    description:
      'The dossier of an event as one table, as for a file (/export/dossierLines.csv?event=…); empty where there is no such event, or no dossier of it for the viewer.',
    args: {
      event: t.arg.globalID({ for: [Event], required: true, description: 'Of which event.' }),
      isSent: t.arg.boolean({
        defaultValue: false,
        description: 'As it was sent to those who take part, and not as it would be today.',
      }),
      visibility: t.arg({
        type: VisibilityEnum,
        description: 'Of what was sent the copy for these readers; left out: the viewer’s own.',
      }),
    },
    resolve: async (_root, { event: { id }, isSent, visibility }, context) => {
      const { db, viewer } = context
      if (isSent) {
        const select = { sentDossier: sentNeeds(visibility) }
        const row = await db.event.findUnique({ where: { id }, select })
        return said(context, (await readSent(context, row?.sentDossier ?? null))?.dossier)
      }
      const row = await db.event.findUnique({ where: { id }, select: eventNeeds })
      const asked = row ? await askedOfEvent(context, row, viewer) : undefined
      return said(context, asked && (await makeDossier(context, asked)))
    },
  }),

  regionalDossierLines: t.field({
    type: [DossierLine],
    extensions: { cost },
    description:
      'The dossier of a region about some themes as one table, as for a file (/export/regionalDossierLines.csv?regions=…).',
    args: regionArgs,
    resolve: async (_root, args, context) =>
      said(context, await makeDossier(context, await readAsked(context, args))),
  }),
}))
