import { builder } from '../../builder.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { lastDayOfMonth } from '../../field/day.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { languageFor } from '../../graphql/labels.ts'
import { makeDossier } from './dossier.ts'
import { countriesOf } from './read-asked.ts'
import { readRows } from './read-rows.ts'
import { RegionalDossier } from './schema.ts'
import { language } from './schema-parts.ts'
import { meaningsOf, themeOfConcept } from './themes.ts'

/** What of an event a dossier is made of. The month is what everybody may know of its days. */
const needs = {
  month: true,
  languages: true,
  policyDomains: { select: { code: true } },
  concepts: { select: { code: true } },
  regions: { select: { code: true } },
  countries: { select: { code: true } },
  sessions: { select: { id: true } },
} as const satisfies Prisma.EventSelect

const usualSessions = 3

builder.prismaObjectField('Event', 'dossier', t =>
  t.field({
    type: RegionalDossier,
    nullable: true,
    extensions: { cost: { own: 50_000 } satisfies OwnCost },
    description:
      'What to know before this event, by its region, its policy domains and concepts, its month and its languages, in as many sessions as it has; null while it has no region or no theme. It is computed for who reads it.',
    select: needs,
    resolve: async (row, _args, context, info) => {
      const regions = row.regions.map(({ code }) => code)
      const concepts = row.concepts.map(({ code }) => themeOfConcept(code))
      const meanings = await meaningsOf(context, concepts)
      const themes = [
        ...row.policyDomains.map(({ code }) => code),
        ...concepts.filter(theme => meanings.has(theme)),
      ]
      const memory = await context.db.$memory.heard()
      const countries = countriesOf(
        regions,
        row.countries.map(({ code }) => code),
        memory,
      )
      if (themes.length === 0 || countries.length === 0) return null
      const dossier = await makeDossier(context, {
        reader: context.viewer,
        countries,
        themes,
        meanings,
        from: row.month,
        until: lastDayOfMonth(row.month),
        sessions: row.sessions.length || usualSessions,
        languages: row.languages,
        now: context.now,
      })
      return readRows(context, info, dossier)
    },
  }),
)

builder.prismaObjectField('Event', 'dossierPdfUrl', t =>
  t.string({
    description:
      'The address at this server of its dossier as a PDF to print, such as /dossiers/7.pdf?language=fr; fetch it by GET with the token of this request.',
    args: { language: t.arg(language) },
    resolve: ({ number }, args, context) => `/dossiers/${number}.pdf?language=${languageFor(args, context)}`,
  }),
)
