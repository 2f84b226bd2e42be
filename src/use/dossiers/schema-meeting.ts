import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { languageFor } from '../../graphql/labels.ts'
import type { Cell } from './evidence.ts'
import type { Pair } from './pairs.ts'
import { gapsOf, unknownThemes } from './parts.ts'
import type { ShownDossier } from './read-rows.ts'
import { sayGap } from './say-gap.ts'
import { reasonsOf, sayPair } from './say-pair.ts'
import { DossierItem, DossierMunicipality, DossierTheme, language, type Part, part } from './schema-parts.ts'
import type { Session } from './sessions.ts'
import { themeLabel } from './themes.ts'

export const DossierCell = builder.objectRef<Part<Cell>>('DossierCell').implement({
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
    practices: t.int({
      description: 'Good practices on it that the municipality wrote, or that a lesson of it confirms.',
      resolve: ({ of }) => of.experience.practices,
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
    thinBriefs: t.int({
      description:
        'Those of these visits whose brief has little in it: fewer than three lessons of our own or, while it is not fixed, none on the policy domains of the visit.',
      resolve: ({ of }) => of.need.thinBriefs,
    }),
  }),
})

export const DossierPair = builder.objectRef<Part<Pair>>('DossierPair').implement({
  description: 'Two that should meet: one has experience, the other has the question. They are no partners.',
  fields: t => ({
    theme: t.string({
      description: 'Code of the theme, of several that for which most speaks.',
      resolve: ({ of }) => of.theme,
    }),
    furtherThemes: t.stringList({
      description: 'Codes of the other themes about which the one knows what the other asks.',
      resolve: ({ of }) => [...of.furtherThemes],
    }),
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
      resolve: ({ of, dossier }, args, context) => reasonsOf(of, languageFor(args, context), dossier),
    }),
    why: t.string({
      description: 'The same as one sentence, with the further themes in another.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) => sayPair(of, languageFor(args, context), dossier),
    }),
  }),
})

export const DossierSession = builder.objectRef<Part<Session>>('DossierSession').implement({
  description: 'A proposed session: somebody in it knows, and somebody else asks.',
  fields: t => ({
    themes: t.stringList({ description: 'Codes of its themes.', resolve: ({ of }) => [...of.themes] }),
    title: t.string({
      description: 'What its themes are called.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) =>
        of.themes.map(theme => themeLabel(theme, languageFor(args, context), dossier)).join(' · '),
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

export const DossierGaps = builder.objectRef<ShownDossier>('DossierGaps').implement({
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
        const reader = languageFor(args, context)
        return gapsOf(dossier).map(gap => sayGap(gap, reader, dossier))
      },
    }),
  }),
})
