import { builder } from '../../builder.ts'
import { Event } from '../../events/events/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { problems } from '../../graphql/problems.ts'
import { say } from '../../language/messages/say.ts'
import { readRows, type ShownDossier } from './read-rows.ts'
import { refreshDossier } from './refresh-dossier.ts'
import { RegionalDossier } from './schema.ts'
import { language } from './schema-parts.ts'
import { sendDossier } from './send-dossier.ts'
import { readSent, type SentDossier, sentNeeds, shownSent } from './sent-dossier.ts'

interface Shown extends SentDossier {
  readonly dossier: ShownDossier
}

const SentDossierType = builder.objectRef<Shown>('SentDossier').implement({
  description:
    'The dossier of an event as it was when it was sent to those who take part: what was counted and chosen stays as it was, in a copy for each circle of readers. Whom to call and which visits are near is said as of today. What was withdrawn or narrowed since is not shown.',
  fields: t => ({
    visibility: t.field({
      type: VisibilityEnum,
      description: 'For which readers this copy is: it holds what all of them may see.',
      resolve: ({ visibility }) => visibility,
    }),
    dossier: t.field({
      type: RegionalDossier,
      description: 'What it says, about those who were invited then.',
      resolve: ({ dossier }) => dossier,
    }),
    sentOn: t.field({
      type: 'Date',
      description: 'The day on which it was sent.',
      resolve: sent => sent.sentOn,
    }),
    refreshedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it was last made anew (refreshDossier); null where it never was.',
      resolve: ({ refreshedOn }) => refreshedOn,
    }),
    version: t.int({
      description: 'Send it as expectedVersion with refreshDossier.',
      resolve: ({ version }) => version,
    }),
    withdrawn: t.int({
      description: 'How many items to read were withdrawn since; they are no longer shown.',
      resolve: ({ withdrawn }) => withdrawn,
    }),
    note: t.string({
      nullable: true,
      description: 'Says that something was withdrawn since; null where nothing was.',
      args: { language: t.arg(language) },
      resolve: ({ withdrawn }, args, context) =>
        withdrawn > 0
          ? say(languageFor(args, context), 'dossiers.note.withdrawn', { count: withdrawn })
          : null,
    }),
  }),
})

builder.prismaObjectField('Event', 'sentDossier', t =>
  t.field({
    type: SentDossierType,
    nullable: true,
    extensions: { cost: { own: 4_000 } satisfies OwnCost },
    description:
      'Its dossier as it was sent to those who take part; null before that, and for all but those who organise it, those who are invited, and the association.',
    args: {
      visibility: t.arg({
        type: VisibilityEnum,
        description:
          'The copy for these readers: INTERNAL for the association, FLEMISH, or NETWORK for southern partners too; null where it is for fewer than the viewer. Left out: the narrowest that the viewer may see.',
      }),
    },
    select: ({ visibility }) => ({ number: true, sentDossier: sentNeeds(visibility) }),
    resolve: async (row, _args, context, info) => {
      const sent = await readSent(context, row.sentDossier)
      if (!sent) return null
      return { ...sent, dossier: await readRows(context, info, shownSent(sent, row), ['dossier']) }
    },
  }),
)

/** Three dossiers, one after the other; between two of them others are answered. */
const cost = { own: 60_000 } satisfies OwnCost

const which =
  'For who organises the event and the association, once it was announced and somebody is invited, until it was held.'

builder.mutationFields(t => ({
  sendDossier: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    extensions: { cost },
    description: `Sends the dossier of an event to those who take part: it is fixed as it is now, about those who are invited and have not declined, in a copy for each circle of readers (event { sentDossier }). ${which}`,
    input: {
      event: t.input.globalID({ for: [Event], required: true, description: 'Of which event.' }),
    },
    resolve: async (query, _root, { input: { event } }, context) => {
      const id = await sendDossier(context, event.id)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  refreshDossier: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    extensions: { cost },
    description: `Makes a dossier that was sent anew, by what is on record now; those who take part find it in place of the one before. ${which}`,
    input: {
      event: t.input.globalID({ for: [Event], required: true, description: 'Of which event.' }),
      expectedVersion: t.input.int({
        required: true,
        description: "The sent dossier's version that you had read; if it was refreshed meanwhile, it stays.",
      }),
    },
    resolve: async (query, _root, { input: { event, expectedVersion } }, context) => {
      const id = await refreshDossier(context, event.id, expectedVersion)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
