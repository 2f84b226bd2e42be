import { builder } from '../../builder.ts'
import { nameOfMunicipality } from '../../field/municipalities/from-memory.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { say } from '../../language/messages/say.ts'
import { peopleToCall, visitsNear } from './beside.ts'
import { makeDossier } from './dossier.ts'
import { readAsked } from './read-asked.ts'
import { readRows, type ShownDossier } from './read-rows.ts'
import { DossierCell, DossierGaps, DossierPair, DossierSession } from './schema-meeting.ts'
import { DossierItem, DossierMunicipality, DossierTheme, language, part } from './schema-parts.ts'

/** Near, or to be called: not more than a page holds. */
const mostBeside = 20

export const RegionalDossier = builder.objectRef<ShownDossier>('RegionalDossier').implement({
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
          .sort((one, other) =>
            nameOfMunicipality(one, memory) < nameOfMunicipality(other, memory) ? -1 : 1,
          )
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
    extensions: { cost: { own: 50_000 } satisfies OwnCost },
    description: 'What to know before a meeting of one region about some themes, without an event on record.',
    args: {
      regions: t.arg.stringList({ description: 'M49 codes, such as 011; what lies within them counts too.' }),
      countries: t.arg.stringList({ description: 'ISO codes of countries, such as SN; beside the regions.' }),
      themes: t.arg.stringList({
        required: true,
        description:
          'Codes of policy domains, and of concepts of the thesaurus as concept:glass: one to twelve.',
      }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      until: t.arg({ type: 'Date', required: true, description: 'The last day.' }),
      sessions: t.arg.int({ defaultValue: 3, description: 'Into how many sessions it is to fit: 1 to 12.' }),
      languages: t.arg({
        type: [LanguageEnum],
        description:
          'Which languages those who come read: of two texts that say the same, one in these is taken.',
      }),
    },
    resolve: async (_root, args, context, info) =>
      readRows(context, info, await makeDossier(context, await readAsked(context, args))),
  }),
)
