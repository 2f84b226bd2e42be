import { expect, test } from 'vitest'
import { periodSaid } from '../../../src/use/printing/days-said.ts'

const days = (from: string, until: string) => ({
  ...{ month: new Date(`${from.slice(0, 7)}-01`), startsOn: new Date(from), endsOn: new Date(until) },
})

test.each([
  ['nl', 'van 8 tot 19 maart 2027', 'van 28 maart 2027 tot 4 april 2027'],
  ['fr', 'du 8 au 19 mars 2027', 'du 28 mars 2027 au 4 avril 2027'],
  ['es', 'del 8 al 19 de marzo de 2027', 'del 28 de marzo de 2027 al 4 de abril de 2027'],
  ['en', 'from 8 to 19 March 2027', 'from 28 March 2027 to 4 April 2027'],
] as const)('days are said once a month, in %s', (language, within, across) => {
  expect(periodSaid(days('2027-03-08', '2027-03-19'), language)).toBe(within)
  expect(periodSaid(days('2027-03-28', '2027-04-04'), language)).toBe(across)
})

test('of a plan without days the month is said', () => {
  const plan = { month: new Date('2027-03-01'), startsOn: null, endsOn: null }
  expect(periodSaid(plan, 'es')).toBe('marzo de 2027')
})
