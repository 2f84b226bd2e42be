import { GraphQLError, TokenKind, type ValueNode, valueFromASTUntyped } from 'graphql'
import { builder } from '../builder.ts'

// Our own lines: a library of scalars brings eighty modules to every start, and does not say what would be right.

const writtenDay = /^(?!0000)\d{4}-\d\d-\d\d$/
const writtenMoment = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i

builder.scalarType('Date', {
  description: 'A day, as in 2026-11-23.',
  serialize: day => day.toISOString().slice(0, 10),
  ...reading(sent => {
    if (typeof sent === 'string' && writtenDay.test(sent) && isDay(sent)) return new Date(sent)
    throw refusal(sent, 'a day of the calendar', '2026-11-23')
  }),
})

builder.scalarType('DateTime', {
  description: 'A moment in UTC, as in 2026-11-23T17:48:00.000Z.',
  serialize: moment => moment.toISOString(),
  ...reading(sent => {
    if (typeof sent === 'string' && writtenMoment.test(sent) && isDay(sent.slice(0, 10))) {
      const moment = new Date(sent.toUpperCase())
      if (!Number.isNaN(moment.getTime())) return moment
    }
    throw refusal(sent, 'a moment', '2026-11-23T17:48:00Z')
  }),
})

builder.scalarType('URL', {
  description: 'An absolute address, as in https://example.org/report.pdf.',
  serialize: address => new URL(address).href,
  ...reading(sent => {
    const address = typeof sent === 'string' ? URL.parse(sent) : null
    if (address) return address
    throw refusal(sent, 'an absolute address', 'https://example.org/report.pdf')
  }),
})

builder.scalarType('ListFilter', {
  description:
    'An object that can be sent as it is as the `filter` of the list that is named beside it; answered, never sent as itself.',
  serialize: filter => filter,
})

/** Reads what a variable holds, where graphql says itself which field is wrong, and what stands in the document. */
function reading<Value>(read: (sent: unknown) => Value) {
  return {
    parseValue: read,
    parseLiteral(node: ValueNode, variables?: Record<string, unknown> | null): Value {
      try {
        return read(valueFromASTUntyped(node, variables))
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        const name = nameBefore(node)
        throw new GraphQLError(name === undefined ? error.message : `${name}: ${error.message}`, {
          nodes: node,
        })
      }
    },
  }
}

/** The argument, field or variable that a value is written for: a value knows only the words before it. */
function nameBefore({ loc }: ValueNode): string | undefined {
  let token = loc?.startToken
  while (token && token.kind !== TokenKind.COLON) token = token.prev ?? undefined
  return token?.prev?.value
}

/** Whether the month has this day: a 30th of February would silently be read as the 2nd of March. */
function isDay(written: string): boolean {
  const day = new Date(written)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written)
}

const longestShown = 60

function refusal(sent: unknown, what: string, example: string): GraphQLError {
  return new GraphQLError(
    `${JSON.stringify(sent).slice(0, longestShown)} is not ${what}; one is written as ${example}.`,
  )
}
