import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { askedOfEvent, eventNeeds } from './asked-of-event.ts'
import { makeDossier } from './dossier.ts'
import { readRows } from './read-rows.ts'
import { RegionalDossier } from './schema.ts'

builder.prismaObjectField('Event', 'dossier', t =>
  t.field({
    type: RegionalDossier,
    nullable: true,
    extensions: { cost: { own: 50_000 } satisfies OwnCost },
    description:
      'What to know before this event, by its region, its policy domains and concepts, its month, its languages and who is invited as far as the viewer sees that, in as many sessions as it has; null while it has no region or no theme. It is computed for who reads it.',
    select: { ...eventNeeds, number: true },
    resolve: async (row, _args, context, info) => {
      const asked = await askedOfEvent(context, row, context.viewer)
      if (!asked) return null
      return readRows(context, info, {
        dossier: await makeDossier(context, asked),
        files: {
          pdf: `/dossiers/${row.number}.pdf`,
          lines: { list: 'dossierLines', given: { event: encodeGlobalID('Event', row.id) } },
        },
      })
    },
  }),
)
