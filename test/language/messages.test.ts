import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { readdirSync } from 'node:fs'
import { languages } from '../../src/language/language.ts'
import { catalogues } from '../../src/language/messages/catalogues.ts'
import { say, sayList } from '../../src/language/messages/say.ts'

const folder = new URL('../../src/language/messages/', import.meta.url)

type Ast = ReturnType<IntlMessageFormat['getAst']>

/** Of a value that stands as it is; the library's own names of these are not exported. */
const argument = 1

/** What stands between the braces, with how it is formed, and the branches of each choice. */
const holes = (elements: Ast): string[] =>
  elements.flatMap((element): string[] => {
    if ('options' in element) {
      const branches = Object.values(element.options).flatMap(option => holes(option.value))
      // Languages have one, few and many in numbers of their own; other choices are the same everywhere.
      if ('pluralType' in element) return [`how many ${element.value}`, ...branches]
      return [`${element.value}: ${Object.keys(element.options).sort().join(' or ')}`, ...branches]
    }
    if ('style' in element) return [`${element.value} as ${String(element.style)}`]
    return element.type === argument ? [element.value] : []
  })

const held = (text: string) => [
  ...new Set(holes(new IntlMessageFormat(text, 'en', {}, { ignoreTag: true }).getAst())),
]

describe.each(Object.entries(catalogues))('the messages of %s', (name, catalogue) => {
  const dutch: Record<string, string> = catalogue.nl

  it.each(languages)('are all there in %s, with the same values, none of them empty', language => {
    const texts: Record<string, string> = catalogue[language]
    expect(Object.keys(texts)).toEqual(Object.keys(dutch))
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('')
      expect(held(text).sort(), `${language} ${name}.${key}`).toEqual(held(dutch[key] ?? '').sort())
    }
  })

  it('are a file for each language, and nothing besides', () => {
    expect(readdirSync(new URL(name, folder)).sort()).toEqual(languages.map(each => `${each}.json`).sort())
  })
})

it('has every folder of messages in the list', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  expect(folders.map(entry => entry.name).sort()).toEqual(Object.keys(catalogues).sort())
})

describe('a message', () => {
  const day = new Date('2027-03-01')

  it('says a day as it is written there, whatever the clock of the machine', () => {
    const values = { municipality: 'Ravenbeke', day }
    expect(say('nl', 'weighing.change.COALITION', values)).toBe(
      'nieuwe coalitie in Ravenbeke sinds 1 maart 2027',
    )
    expect(say('fr', 'weighing.change.COALITION', values)).toMatch(/depuis le 1 mars 2027$/)
    expect(say('es', 'weighing.change.COALITION', values)).toMatch(/desde el 1 de marzo de 2027$/)
    expect(say('en', 'weighing.change.COALITION', values)).toMatch(/since 1 March 2027$/)
  })

  it('counts, and leaves the signs in a text as they are', () => {
    const values = { weeks: 2, count: 1, visits: '<b>{Hazegem}</b>' }
    expect(say('nl', 'weighing.together', values)).toBe(
      'In dezelfde periode (tot 2 weken ervoor of erna) reist nog één delegatie naar dezelfde streek: <b>{Hazegem}</b>.',
    )
    expect(say('fr', 'weighing.together', { ...values, weeks: 1, count: 3 })).toMatch(
      /jusqu’à une semaine avant ou après\), 3 autres délégations se rendent/,
    )
  })

  it('joins what is listed', () => {
    expect(languages.map(language => sayList(language, ['a', 'b', 'c']))).toEqual([
      'a, b en c',
      'a, b et c',
      'a, b y c',
      'a, b and c',
    ])
  })
})
