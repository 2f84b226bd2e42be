import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/language/language.ts'

type Row = Record<Language | 'concept' | 'broader', string> & { file: string }

const folder = new URL('../../prisma/thesaurus/', import.meta.url)
const columns = ['concept', 'nl', 'fr', 'es', 'en', 'broader']

// Names that keep their capital; abbreviations (SWOT, CO2-uitstoot) are known by their form.
const names = new Set(
  `Agenda Amazon Amazonewoud Amazonia Amazonie Amazonía Andes Banco Banque Chagas Comisión Commissie Commission Cour
  Covenant Crescent Cross Croix-Rouge Cruz Development Ebola Estado Europa Europe European Europees Europese Excel
  Facebook FairTradeGemeente Flandes Flandre Flanders Flemish Global Goal Instagram KoboToolbox Kruis Mayors MoU
  Mundial NGOs Naciones Nations Noord Noord-Zuid Noord-Zuidsamenwerking Noordcoördinator Noorden Nord Nord-Sud North
  North-South Norte Norte-Sur Red Rode Roja Sahel Skype South Sud Sur Sustainable TdR ToR Twitter Unidas Union Unie
  United Unión Europea Verenigde Naties Vlaams Vlaamse Vlaanderen Vlaming Wereldbank Bank WhatsApp World Zoom Zuid
  Zuidcoördinator Zuiden eID État`.split(/\s+/),
)

let files: { name: string; text: string; rows: Row[] }[]
let rows: Row[]

const termsOf = (row: Row, language: Language) => row[language].split(' | ')
const capitalised = (term: string) =>
  term
    .split(/[\s'’]/)
    .some(word => /\p{Lu}/u.test(word) && !names.has(word) && !/^[\p{Lu}\d]+(-\p{Ll}+)?$/u.test(word))
const cells = () =>
  rows.flatMap(row =>
    languages.map(language => ({ where: `${row.concept} ${language}`, terms: termsOf(row, language) })),
  )
const faulty = (isFaulty: (term: string) => boolean) =>
  cells().flatMap(({ where, terms }) => terms.filter(isFaulty).map(term => `${where}: ${term}`))
const conceptOf = (language: Language, term: string) =>
  rows.filter(row => termsOf(row, language).includes(term)).map(row => row.concept)

beforeAll(async () => {
  const found = (await readdir(folder)).filter(name => name.endsWith('.csv')).sort()
  files = await Promise.all(
    found.map(async name => {
      const text = await readFile(new URL(name, folder), 'utf8')
      const records = parse<Omit<Row, 'file'>>(text, { columns: true })
      return { name, text, rows: records.map(record => ({ ...record, file: name })) }
    }),
  )
  rows = files.flatMap(file => file.rows)
})

describe('the files of the thesaurus', () => {
  it('have one header and no byte order mark', () => {
    for (const { text } of files) expect(text.split('\n', 1)[0]).toBe(columns.join(','))
  })

  it('hold at least 1,300 concepts of the field', () => {
    expect(rows.filter(row => row.file.startsWith('field-')).length).toBeGreaterThanOrEqual(1300)
  })

  it('name each concept once, with a code that can stay', () => {
    const codes = rows.map(row => row.concept)
    expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([])
    expect(codes.filter(code => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([])
  })

  it('point to wider concepts that exist, and never in a circle', () => {
    const wider = new Map(rows.map(row => [row.concept, row.broader]))
    const circles = rows.filter(row => {
      const seen = new Set([row.concept])
      for (let next = row.broader; next; next = wider.get(next) ?? '') {
        if (seen.has(next)) return true
        seen.add(next)
      }
      return false
    })
    expect(rows.filter(row => row.broader && !wider.has(row.broader)).map(row => row.concept)).toEqual([])
    expect(circles.map(row => row.concept)).toEqual([])
  })
})

describe('the terms of a concept', () => {
  it('are there in four languages, none empty, none with loose spaces', () => {
    expect(faulty(term => term === '' || term !== term.trim() || /\s{2}|\|/.test(term))).toEqual([])
  })

  it('stand once in a cell', () => {
    const repeated = cells().filter(({ terms }) => new Set(terms).size !== terms.length)
    expect(repeated.map(({ where }) => where)).toEqual([])
  })

  it('are of one to four words', () => {
    expect(faulty(term => term.split(' ').length > 4)).toEqual([])
  })

  it('are in lower case, but for names', () => {
    expect(faulty(capitalised)).toEqual([])
  })

  it('are composed as one types them', () => {
    expect(faulty(term => term !== term.normalize('NFC'))).toEqual([])
  })

  it('mean at most three things', () => {
    const meanings = new Map<string, number>()
    for (const row of rows)
      for (const language of languages)
        for (const term of termsOf(row, language)) {
          const key = `${language} ${term}`
          meanings.set(key, (meanings.get(key) ?? 0) + 1)
        }
    expect([...meanings].filter(([, count]) => count > 3)).toEqual([])
  })
})

describe('what must meet', () => {
  const meetings: Record<Language, string>[] = [
    { nl: 'stedenband', fr: 'jumelage', es: 'hermanamiento', en: 'twinning' },
    {
      nl: 'stedenband',
      fr: 'jumelage-coopération',
      es: 'hermanamiento de cooperación',
      en: 'city-to-city partnership',
    },
    {
      nl: 'bestuurskracht',
      fr: 'capacités institutionnelles',
      es: 'fortalecimiento institucional',
      en: 'institutional capacity',
    },
    {
      nl: 'identificatiemissie',
      fr: "mission d'identification",
      es: 'misión de identificación',
      en: 'identification mission',
    },
    {
      nl: 'evaluatiemissie',
      fr: "mission d'évaluation",
      es: 'misión de evaluación',
      en: 'evaluation mission',
    },
    { nl: 'technische missie', fr: 'mission technique', es: 'misión técnica', en: 'technical mission' },
    { nl: 'politieke missie', fr: 'mission politique', es: 'misión política', en: 'political mission' },
    { nl: 'werkbezoek', fr: 'visite de travail', es: 'visita de trabajo', en: 'work visit' },
    {
      nl: 'collega-tot-collega',
      fr: 'collègue à collègue',
      es: 'de colega a colega',
      en: 'colleague-to-colleague',
    },
    { nl: 'oppositie', fr: 'opposition', es: 'oposición', en: 'opposition' },
    { nl: 'administratie', fr: 'administration', es: 'administración', en: 'administration' },
    { nl: 'middenveld', fr: 'société civile', es: 'sociedad civil', en: 'civil society' },
    {
      nl: 'kruisbestuiving',
      fr: 'fertilisation croisée',
      es: 'polinización cruzada',
      en: 'cross-pollination',
    },
    {
      nl: 'zuid-zuidsamenwerking',
      fr: 'coopération sud-sud',
      es: 'cooperación sur-sur',
      en: 'south-south cooperation',
    },
    {
      nl: 'opdrachtomschrijving',
      fr: 'termes de référence',
      es: 'términos de referencia',
      en: 'terms of reference',
    },
    { nl: 'terreinbezoek', fr: 'visite de terrain', es: 'visita de campo', en: 'field visit' },
    { nl: 'sleutelfiguur', fr: 'personne clé', es: 'persona clave', en: 'key figure' },
    { nl: 'terugkoppeling', fr: 'restitution', es: 'retroalimentación', en: 'feedback' },
    { nl: 'vraaggestuurd', fr: 'axé sur la demande', es: 'impulsado por la demanda', en: 'demand-driven' },
    {
      nl: 'afvalophaling',
      fr: 'collecte des déchets',
      es: 'recolección de residuos',
      en: 'waste collection',
    },
  ]

  it.each(meetings)('$nl – $fr – $es – $en', terms => {
    const shared = languages
      .map(language => conceptOf(language, terms[language]))
      .reduce((before, now) => before.filter(code => now.includes(code)))
    expect(shared).toHaveLength(1)
  })
})
