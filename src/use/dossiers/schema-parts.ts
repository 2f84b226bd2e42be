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
import type { ShownDossier } from './read-rows.ts'
import type { ToRead } from './reading-list.ts'
import { sayItem } from './say-item.ts'
import { themeLabel } from './themes.ts'

export const language = { type: LanguageEnum, description: "Otherwise the request's language." } as const

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
