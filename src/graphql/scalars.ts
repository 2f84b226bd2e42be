import { DateResolver, DateTimeResolver, URLResolver } from 'graphql-scalars'
import { builder } from '../builder.ts'

builder.addScalarType('Date', DateResolver, { description: 'A day, as in 2026-11-23.' })
builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'A moment in UTC, as in 2026-11-23T17:48:00.000Z.',
})
builder.addScalarType('URL', URLResolver, {
  description: 'An absolute address, as in https://example.org/report.pdf.',
})
