import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import { nameOfMunicipality, sideOfMunicipality } from '../../field/municipalities/from-memory.ts'
import { SideEnum } from '../../field/municipalities/schema.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import type { OfTheme } from './evidence.ts'
import { disputedOf } from './parts.ts'
import type { ShownDossier } from './read-rows.ts'
import type { ToRead } from './reading-list.ts'
import { sayItem } from './say-item.ts'
import { themeLabel } from './themes.ts'

export const language = { type: LanguageEnum, description: "Otherwise the request's language." } as const

/** What a dossier without an event is asked about. */
export const regionArgs = builder.args(t => ({
  regions: t.stringList({ description: 'M49 codes, such as 011; what lies within them counts too.' }),
  countries: t.stringList({ description: 'ISO codes of countries, such as SN; beside the regions.' }),
  themes: t.stringList({
    required: true,
    description: 'Codes of policy domains, and of concepts of the thesaurus as concept:glass: one to twelve.',
  }),
  from: t.field({ type: 'Date', required: true, description: 'The first day.' }),
  until: t.field({ type: 'Date', required: true, description: 'The last day.' }),
  sessions: t.int({ defaultValue: 3, description: 'Into how many sessions it is to fit: 1 to 12.' }),
  languages: t.field({
    type: [LanguageEnum],
    description:
      'Which languages those who come read: of two texts that say the same, one in these is taken.',
  }),
}))

/** A part of a dossier, with the whole at hand. */
export interface Part<Of> {
  readonly of: Of
  readonly dossier: ShownDossier
}

export const part =
  (dossier: ShownDossier) =>
  <Of>(of: Of): Part<Of> => ({ of, dossier })

export const DossierMunicipality = builder
  .objectRef<{ readonly id: string; readonly memory: Memory }>('DossierMunicipality')
  .implement({
    description: 'A municipality in a dossier.',
    fields: t => ({
      id: t.id({
        description: 'Its opaque id, as a Municipality has it.',
        resolve: ({ id }) => encodeGlobalID('Municipality', id),
      }),
      name: t.string({
        description: 'Its official name.',
        resolve: ({ id, memory }) => nameOfMunicipality(id, memory),
      }),
      side: t.field({
        type: SideEnum,
        description: 'Flemish, or a partner.',
        resolve: ({ id, memory }) => sideOfMunicipality(id, memory),
      }),
    }),
  })

export const DossierItem = builder.objectRef<Part<ToRead>>('DossierItem').implement({
  description: 'A lesson or a good practice to read before the meeting.',
  fields: t => ({
    lesson: t.field({
      type: Lesson,
      nullable: true,
      description: 'The lesson, in the language it was written in; null where it is a good practice.',
      resolve: ({ of: { id }, dossier }) => dossier.lessons.get(id),
    }),
    practice: t.field({
      type: GoodPractice,
      nullable: true,
      description: 'The good practice; null where it is a lesson.',
      resolve: ({ of: { id }, dossier }) => dossier.practices.get(id),
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
      resolve: ({ of, dossier }, args, context) => sayItem(of, languageFor(args, context), dossier),
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

export const DossierTheme = builder.objectRef<Part<OfTheme>>('DossierTheme').implement({
  description: 'What is on record about a theme in the region, as far as the reader may see it.',
  fields: t => ({
    code: t.string({
      description: 'Code of the policy domain, or of the concept as concept:glass.',
      resolve: ({ of }) => of.theme,
    }),
    label: t.string({
      description: 'Its name.',
      args: { language: t.arg(language) },
      resolve: ({ of, dossier }, args, context) => themeLabel(of.theme, languageFor(args, context), dossier),
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
        const { worked, failed } = disputedOf(dossier, of.theme) ?? {}
        return worked && failed
          ? { worked: worked.map(part(dossier)), failed: failed.map(part(dossier)) }
          : null
      },
    }),
  }),
})
