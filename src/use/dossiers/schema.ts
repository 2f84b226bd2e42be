import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { askedList, exportFieldOf, queryOf } from '../../graphql/export-link.ts'
import { languageFor } from '../../graphql/labels.ts'
import { say } from '../../language/messages/say.ts'
import { mostBeside, peopleToCall, visitsNear } from './beside.ts'
import { makeDossier } from './dossier.ts'
import { byName, matrixOf } from './parts.ts'
import { readAsked } from './read-asked.ts'
import { readRows, type ShownDossier } from './read-rows.ts'
import { DossierCell, DossierGaps, DossierPair, DossierSession } from './schema-meeting.ts'
import { DossierItem, DossierMunicipality, DossierTheme, language, part, regionArgs } from './schema-parts.ts'

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
      resolve: dossier => byName(dossier).map(id => ({ id, memory: dossier.memory })),
    }),
    matrix: t.field({
      type: [DossierCell],
      extensions: { cost: { rows: 100 } satisfies OwnCost },
      description:
        'Who knows and who asks: a cell for each participant and theme of which something is on record.',
      resolve: dossier => matrixOf(dossier).map(part(dossier)),
    }),
    pairs: t.field({
      type: [DossierPair],
      extensions: { cost: { rows: 10 } satisfies OwnCost },
      description: 'Who should meet whom: ten at most, the most promising first, each two once.',
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
      resolve: (query, dossier, _args, { db }) => db.visit.findMany({ ...query, ...visitsNear(dossier) }),
    }),
    peopleToCall: t.prismaField({
      type: ['Person'],
      extensions: { cost: { rows: mostBeside } satisfies OwnCost },
      description:
        'Whom to call of those who agreed to be named: coordinators of who knows, and who wrote what is to be read; twenty at most.',
      resolve: (query, dossier, _args, { db }) => db.person.findMany({ ...query, ...peopleToCall(dossier) }),
    }),
    pdfUrl: t.string({
      description:
        'The address at this server of the dossier as a PDF to print, such as /dossiers/7.pdf?language=fr; fetch it by GET with the token of this request.',
      args: { language: t.arg(language) },
      resolve: ({ files: { pdf } }, args, context) =>
        `${pdf}${pdf.includes('?') ? '&' : '?'}language=${languageFor(args, context)}`,
    }),
    export: exportFieldOf(
      t,
      'All of it as one table: a line for each thing, with its part in the first column.',
      ({ files }) => files.lines,
    ),
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
    args: regionArgs,
    resolve: async (_root, args, context, info) => {
      const { given } = askedList(info)
      return readRows(context, info, {
        dossier: await makeDossier(context, await readAsked(context, args)),
        files: {
          pdf: `/dossiers/region.pdf?${queryOf(given)}`,
          lines: { list: 'regionalDossierLines', given },
        },
      })
    },
  }),
)
