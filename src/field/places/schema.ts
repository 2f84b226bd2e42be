import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { countryName, regionName } from '../../language/place-names.ts'
import { checkCodes } from '../catalogues/check-codes.ts'
import { withinRegions } from '../catalogues/within.ts'

export const Region = builder.prismaObject('Region', {
  description: "A region of the United Nations' standard M49: the world, a continent, or a part of one.",
  fields: t => ({
    code: t.exposeString('code', {
      description: 'Its M49 code of three digits, such as 011 for Western Africa.',
    }),
    name: t.string({
      description: 'What it is called.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => regionName(row.code, languageFor(args, context)),
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The wider region it is part of; null for the world.',
    }),
    children: t.relation('children', {
      description: 'The narrower regions that are part of it.',
      extensions: { cost: { rows: 2 } satisfies OwnCost },
      query: { orderBy: { code: 'asc' } },
    }),
    countries: t.relation('countries', {
      description: 'The countries that lie in it directly, not in one of its narrower regions.',
      query: { orderBy: { code: 'asc' } },
    }),
  }),
})

export const Country = builder.prismaObject('Country', {
  description: 'A country.',
  fields: t => ({
    code: t.exposeString('code', {
      description: 'Its ISO 3166-1 code of two letters, such as SN for Senegal.',
    }),
    m49: t.exposeString('m49', {
      description: 'Its M49 code of three digits, as maps and statistics use it.',
    }),
    name: t.string({
      description: 'What it is called.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => countryName(row.code, languageFor(args, context)),
    }),
    region: t.relation('region', { description: 'The narrowest region that it lies in.' }),
  }),
})

builder.queryField('regions', t =>
  t.prismaField({
    type: ['Region'],
    extensions: { cost: { rows: 30 } satisfies OwnCost },
    description: 'The regions of the world, by code.',
    args: {
      within: t.arg.string({
        description:
          'Only this region and those that are part of it, at any depth: an M49 code, such as 002 for Africa.',
      }),
    },
    resolve: async (query, _root, { within }, { db }) => {
      if (within != null) await checkCodes(db, { regions: [within] }, ['within'])
      const where = within != null ? withinRegions([within]) : {}
      return db.region.findMany({ ...query, where, orderBy: { code: 'asc' } })
    },
  }),
)

builder.queryField('countries', t =>
  t.prismaField({
    type: ['Country'],
    description: "The countries, by name in the request's language.",
    args: {
      regions: t.arg.stringList({
        description: 'Only those in one of these regions, at any depth: M49 codes.',
      }),
    },
    resolve: async (query, _root, { regions }, { db, language }) => {
      await checkCodes(db, { regions }, [])
      const where = regions ? { region: withinRegions(regions) } : {}
      const countries = await db.country.findMany({ ...query, where })
      const { compare } = new Intl.Collator(language)
      return countries.sort((a, b) => compare(countryName(a.code, language), countryName(b.code, language)))
    },
  }),
)
