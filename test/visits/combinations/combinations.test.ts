import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { combine, type Planned } from '../../../src/visits/combinations/combine.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

describe('visits', () => {
  const visit = (id: string, days: [string, string], more: Partial<Planned> = {}): Planned => ({
    id,
    startsOn: new Date(days[0]),
    endsOn: new Date(days[1]),
    municipalities: [id],
    countries: ['SN'],
    areas: ['011'],
    policyDomains: [],
    programmes: [],
    ...more,
  })
  const idsOf = (visits: Planned[], weeks = 2) =>
    combine(visits, weeks).map(({ area, visits: together }) => [area, together.map(({ id }) => id).join(' ')])
  const march: [string, string] = ['2027-03-01', '2027-03-07']

  test('are combined that overlap or lie within the weeks set, and no others', () => {
    const fourteen = visit('b', ['2027-03-21', '2027-03-25'])
    const fifteen = visit('c', ['2027-03-22', '2027-03-25'])
    expect(idsOf([visit('a', march), fourteen])).toEqual([['011', 'a b']])
    expect(idsOf([visit('a', march), fifteen])).toEqual([])
    expect(idsOf([visit('a', march), fifteen], 3)).toEqual([['011', 'a c']])
    expect(idsOf([fifteen, visit('d', ['2027-03-24', '2027-03-30'])], 0)).toEqual([['011', 'c d']])
  })

  test('that follow each other hang together, also around a long one', () => {
    const long = visit('a', ['2027-03-01', '2027-04-30'])
    expect(
      idsOf([visit('c', ['2027-05-10', '2027-05-12']), long, visit('b', ['2027-03-05', '2027-03-06'])]),
    ).toEqual([['011', 'a b c']])
  })

  test('of one municipality, or elsewhere, are not', () => {
    expect(idsOf([visit('a', march), visit('b', march, { municipalities: ['a'] })])).toEqual([])
    expect(idsOf([visit('a', march), visit('b', march, { areas: ['017'] })])).toEqual([])
    expect(
      idsOf([visit('a', march, { areas: ['011', '017'] }), visit('b', march, { areas: ['017'] })]),
    ).toEqual([['017', 'a b']])
  })

  test('say what they share', () => {
    const [found] = combine(
      [
        visit('a', march, { policyDomains: ['waste', 'youth', 'waste'], programmes: ['p'] }),
        visit('b', march, { policyDomains: ['waste'], programmes: ['p'], countries: ['BJ'] }),
        visit('c', march, { policyDomains: ['youth', 'waste'] }),
      ],
      2,
    )
    expect(found).toMatchObject({ policyDomains: ['waste', 'youth'], programmes: ['p'], country: null })
  })
})

describe('combinations of the example world', () => {
  let world: World
  let editor: Asker
  beforeAll(async () => {
    world = await openWorld()
    editor = await world.as('EDITOR')
    await world.settled()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const query = `query ($from: Date!, $to: Date!, $region: String) { visitCombinations(from: $from, to: $to, region: $region) {
    from until region { code } country { code } visits { title startsOn } municipalities { name } policyDomains { code } programmes { code }
    toCall { name telephone } } }`
  const year = { from: '2027-01-01', to: '2027-12-31' }

  test('have the municipalities, what they share and whom to call; an administrator widens them', async () => {
    // Demerhout is in Benin until 19 March, Oosterzande goes to Senegal and Benin from 7 April.
    const before = (await editor.ask(query, year)).visitCombinations
    expect(before).toEqual([])
    const administrator = await world.as('ADMINISTRATOR')
    await administrator.ask(
      'mutation { changeWeighingRule(input: { togetherWeeks: 4, reason: "Meer samen." }) { __typename } }',
    )
    const { visitCombinations } = await editor.ask(query, { ...year, region: '202' })
    expect(visitCombinations).toMatchObject([
      {
        region: { code: '011' },
        country: null,
        from: '2027-03-13',
        until: '2027-04-18',
        visits: [{ startsOn: '2027-03-13' }, { startsOn: '2027-04-07' }],
        municipalities: [{ name: 'Demerhout' }, { name: 'Oosterzande' }],
        toCall: [{ name: 'Wim Grutto', telephone: '+32 000 00 00 09' }],
      },
    ])
    expect((await editor.ask(query, { ...year, region: '019' })).visitCombinations).toEqual([])
    expect((await editor.ask(query, { from: '2027-04-01', to: '2027-04-30' })).visitCombinations).toEqual([])
  })

  test('are for the association, for they tell the days of all visits', async () => {
    for (const asker of [
      world.visitor,
      await world.as('OFFICER', 'Demerhout'),
      await world.as('PARTNER', 'Dogbahoué'),
    ])
      expect((await asker.ask(query, year)).visitCombinations).toEqual([])
  })

  test('refuse days in the wrong order and a region that is none', async () => {
    const wrong = await editor.tryToAsk(query, { from: '2027-02-01', to: '2027-01-01' })
    expect(wrong.errors?.[0]?.message).toBe('to: the last day does not lie before the first.')
    const nowhere = await editor.tryToAsk(query, { ...year, region: '999' })
    expect(nowhere.errors?.[0]?.message).toMatch(/999/)
  })

  test('cost a statement for each kind of what is asked, however many there are', async () => {
    const years = { from: '2015-01-01', to: '2030-12-31' }
    expect((await editor.ask(query, years)).visitCombinations.length).toBeGreaterThan(2)
    const sent = await world.statementsOf(() => editor.ask(query, years))
    expect(sent.length).toBeLessThanOrEqual(7)
  })
})
