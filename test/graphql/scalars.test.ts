import { GraphQLScalarType, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'

function scalar(name: string): GraphQLScalarType {
  const type = schema.getType(name)
  if (type instanceof GraphQLScalarType) return type
  throw new Error(`${name} is no scalar.`)
}

const read = (name: string) => (sent: unknown) => scalar(name).parseValue(sent)

describe('a day', () => {
  it('is read and written as it stands on a calendar', () => {
    expect(read('Date')('2028-02-29')).toEqual(new Date('2028-02-29T00:00:00Z'))
    expect(scalar('Date').serialize(new Date('2028-02-29T00:00:00Z'))).toBe('2028-02-29')
  })

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-1-1',
    '0000-01-01',
    '',
    20261123,
    null,
  ])('is not %j', sent => {
    expect(() => read('Date')(sent)).toThrow(
      `${JSON.stringify(sent)} is not a day of the calendar; one is written as 2026-11-23.`,
    )
  })
})

describe('a moment', () => {
  it.each(['2026-11-23T17:48:00Z', '2026-11-23t18:48:00.000+01:00'])('is read with its zone: %s', sent => {
    expect(read('DateTime')(sent)).toEqual(new Date('2026-11-23T17:48:00Z'))
  })

  it('is written in UTC', () => {
    expect(scalar('DateTime').serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
  })

  it.each(['2026-11-23T17:48:00', '2026-11-23', '2026-02-30T10:00:00Z', '2026-11-23T25:00:00Z', 0])(
    'is not %j',
    sent => {
      expect(() => read('DateTime')(sent)).toThrow(
        `${JSON.stringify(sent)} is not a moment; one is written as 2026-11-23T17:48:00Z.`,
      )
    },
  )
})

describe('an address', () => {
  it('is absolute', () => {
    expect(String(read('URL')('https://example.org/a b'))).toBe('https://example.org/a%20b')
    expect(() => read('URL')('example.org/report.pdf')).toThrow('is not an absolute address')
    expect(() => read('URL')(7)).toThrow('7 is not an absolute address')
  })
})

it.each([
  [
    '{ search(query: "water", filter: { visitFrom: "2026-13-45" }) { totalCount } }',
    /^visitFrom: "2026-13-45" is not a day/,
  ],
  [
    '{ search(query: "water", filter: { years: [2025], visitUntil: 5 }) { totalCount } }',
    /^visitUntil: 5 is not a day/,
  ],
  [
    'query ($day: Date = "today") { search(query: "", filter: { visitFrom: $day }) { totalCount } }',
    /^day: "today" is not a day/,
  ],
])('what is wrong in the document is said with the name of its field: %s', (document, message) => {
  const [error, ...others] = validate(schema, parse(document))
  expect(error?.message).toMatch(message)
  expect(error?.locations).toHaveLength(1)
  expect(others).toEqual([])
})
