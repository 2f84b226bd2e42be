import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let administrator: Asker
beforeAll(async () => {
  world = await openWorld()
  administrator = await world.as('ADMINISTRATOR')
})
afterAll(() => world[Symbol.asyncDispose]())

const seen = `__typename ... on Concept { id code label(language: nl) nl: terms(language: nl) fr: terms(language: fr) broader { code } version }
  ... on Problem { message path } ... on ConflictError { currentVersion }`
const create = `mutation ($input: CreateConceptInput!) { answer: createConcept(input: $input) { ${seen} } }`
const edit = `mutation ($input: EditConceptInput!) { answer: editConcept(input: $input) { ${seen} } }`
const remove = `mutation ($input: RemoveConceptInput!) { answer: removeConcept(input: $input) {
  __typename ... on RemovedConcept { code } ... on Problem { message path } } }`

const doing = async (mutation: string, input: object, who = administrator) =>
  (await who.ask(mutation, { input })).answer
const read = async (code: string) =>
  (
    await world.visitor.ask(
      'query ($code: String!) { concept(code: $code) { id code version label(language: nl) nl: terms(language: nl) broader { code } narrower { code } } }',
      { code },
    )
  ).concept

describe('everybody reads', () => {
  test('a concept with its terms in four languages and what is about it', async () => {
    const { concept } = await world.visitor.ask(
      `{ concept(code: "solid-waste") { label(language: fr) nl: terms(language: nl) fr: terms(language: fr) es: terms(language: es) en: terms(language: en) broader { code } } }`,
    )
    expect(concept).toMatchObject({
      label: 'déchets solides',
      es: ['residuos sólidos', 'desechos sólidos'],
      broader: { code: 'waste' },
    })
    expect((await read('waste')).narrower).toContainEqual({ code: 'solid-waste' })
    expect(await read('no-such-concept')).toBeNull()
  })

  test.each([
    ['termContains: "DECHETS SOLIDES"', ['solid-waste']],
    ['termContains: "dechets solides", language: nl', []],
    ['termContains: "solid-waste"', ['solid-waste']],
    ['termContains: "%"', []],
    ['termContains: "x|y"', []],
    ['broader: "hazardous-waste"', ['asbestos', 'medical-waste']],
    ['broader: "no-such-concept"', []],
  ])('the concepts with %s', async (filter, codes) => {
    const { concepts } = await world.visitor.ask(
      `{ concepts(filter: { ${filter} }) { totalCount nodes { code } } }`,
    )
    expect(concepts.nodes.map((node: { code: string }) => node.code)).toEqual(codes)
    expect(concepts.totalCount).toBe(codes.length)
  })

  test('of a language only the concepts that have a term in it', async () => {
    await doing(create, { code: 'only-dutch', nl: ['enkelnederlandswoord'] })
    const count = async (language: string) =>
      (
        await world.visitor.ask(
          `{ concepts(filter: { termContains: "enkelneder", language: ${language} }) { totalCount } }`,
        )
      ).concepts.totalCount
    expect([await count('nl'), await count('fr')]).toEqual([1, 0])
  })
})

test('who searches finds by a new term, and no longer when it is gone', async () => {
  const found = async () => {
    await world.settled()
    const { search } = await administrator.ask(
      '{ search(query: "zwierelkonter", language: nl) { totalCount } }',
    )
    return search.totalCount
  }
  expect(await found()).toBe(0)
  const made = await doing(create, {
    code: 'black-round',
    nl: ['zwierelkonter'],
    fr: ['souche'],
    reason: 'So we say it.',
  })
  expect(made).toMatchObject({ __typename: 'Concept', nl: ['zwierelkonter'], version: 1 })
  expect(await found()).toBeGreaterThan(0)
  await doing(edit, { id: made.id, expectedVersion: 1, fr: null, nl: ['zwierelkonter'] })
  expect(await found()).toBe(0)
})

describe('an administrator', () => {
  test('adds, edits and takes out, and the history says who and why', async () => {
    const input = {
      code: 'tide-gate',
      nl: [' getij  poort '],
      en: ['tide gate'],
      broader: 'water',
      reason: 'Asked for.',
    }
    const made = await doing(create, { ...input, idempotencyKey: 'tide' })
    expect(made).toMatchObject({ code: 'tide-gate', label: 'getij poort', broader: { code: 'water' } })
    expect((await doing(create, { ...input, idempotencyKey: 'tide' })).id).toBe(made.id)
    const beneath = await doing(create, {
      code: 'tide-gate-small',
      nl: ['getijpoortje'],
      broader: 'tide-gate',
    })
    const edited = await doing(edit, {
      id: made.id,
      expectedVersion: 1,
      nl: ['getijdenpoort', 'getijpoort'],
      broader: null,
      reason: 'A better word.',
    })
    expect(edited).toMatchObject({ nl: ['getijdenpoort', 'getijpoort'], broader: null, version: 2 })
    expect(await doing(remove, { id: made.id, expectedVersion: 1 })).toMatchObject({
      __typename: 'ConflictError',
    })
    expect(await doing(remove, { id: made.id, expectedVersion: 2, reason: 'Once too many.' })).toEqual({
      __typename: 'RemovedConcept',
      code: 'tide-gate',
    })
    expect(await read('tide-gate')).toBeNull()
    expect(await read(beneath.code)).toMatchObject({ broader: null })
    const { revisions } = await administrator.ask(
      'query ($of: ID!) { revisions(of: $of) { nodes { action fields reason } } }',
      { of: made.id },
    )
    expect(revisions.nodes).toEqual([
      { action: 'remove', fields: [], reason: 'Once too many.' },
      { action: 'edit', fields: ['nl', 'broader'], reason: 'A better word.' },
      { action: 'create', fields: [], reason: 'Asked for.' },
    ])
  })

  test('moves what lay beneath a concept that goes to what that lay beneath', async () => {
    const middle = await doing(create, { code: 'middle-one', nl: ['tussenwoordje'], broader: 'waste' })
    await doing(create, { code: 'low-one', nl: ['onderwoordje'], broader: 'middle-one' })
    await doing(remove, { id: middle.id, expectedVersion: 1 })
    expect(await read('low-one')).toMatchObject({ broader: { code: 'waste' } })
  })

  test.each([
    ['a code with capitals', { code: 'Waste', nl: ['x'] }, 'code', /lower-case letters/],
    [
      'a code that is there',
      { code: 'waste', nl: ['iets heel nieuws'] },
      'code',
      /there is a concept "waste" already/,
    ],
    ['no term', { code: 'nothing', nl: [], fr: null }, '', /at least one term/],
    ['a comma', { code: 'comma', nl: ['goed', 'een, twee'] }, 'nl.1', /holds a comma; write two terms/],
    ['a bar', { code: 'bar', es: ['uno | dos'] }, 'es.0', /holds a bar/],
    ['an empty term', { code: 'empty', en: ['  '] }, 'en.0', /an empty term/],
    [
      'a term twice',
      { code: 'twice', fr: ['déchet nouveau', 'Déchet Nouveau'] },
      'fr.1',
      /stands there twice/,
    ],
    ['a formula', { code: 'formula', nl: ['=1+1'] }, 'nl.0', /begin with a letter or a digit/],
    ['a long one', { code: 'long', nl: ['a'.repeat(81)] }, 'nl.0', /longer than 80/],
    [
      'an unknown wider one',
      { code: 'lost', nl: ['verlorene'], broader: 'no-such' },
      'broader',
      /"no-such" is not a concept/,
    ],
  ])('is told what is wrong with %s', async (_what, input, at, message) => {
    const answer = await doing(create, input)
    expect(answer.message).toMatch(message)
    expect(answer.path).toEqual(['input', ...at.split('.').filter(Boolean)])
    expect(answer.__typename).not.toBe('Concept')
  })

  test('cannot put a concept beneath itself, nor empty it', async () => {
    const waste = await read('waste')
    const answer = await doing(edit, {
      id: waste.id,
      expectedVersion: waste.version,
      broader: 'medical-waste',
    })
    expect(answer).toMatchObject({ __typename: 'RuleError', path: ['input', 'broader'] })
    expect(answer.message).toMatch(/"medical-waste" lies beneath "waste" itself/)
    const only = await read('only-dutch')
    expect(await doing(edit, { id: only.id, expectedVersion: only.version, nl: [] })).toMatchObject({
      __typename: 'ValidationError',
      message: expect.stringMatching(/at least one term/),
    })
    expect(await read('waste')).toEqual(waste)
  })

  test('is told when a word has its two meanings already', async () => {
    for (const code of ['first-kroeb', 'second-kroeb']) await doing(create, { code, nl: ['kroeb'] })
    const third = await doing(create, { code: 'third-kroeb', nl: ['Kroeb'] })
    expect(third).toMatchObject({ __typename: 'RuleError', path: ['input', 'nl'] })
    expect(third.message).toMatch(/means first-kroeb and second-kroeb already/)
    // What stood there before stays editable.
    const first = await read('first-kroeb')
    expect(await doing(edit, { id: first.id, expectedVersion: 1, nl: ['kroeb', 'kroebel'] })).toMatchObject({
      __typename: 'Concept',
    })
  })
})

test.each(['EDITOR', 'OFFICER', 'PARTNER'] as const)('%s changes nothing', async role => {
  const somebody = await world.as(
    role,
    role === 'OFFICER' ? 'Scheldekerke' : role === 'PARTNER' ? 'Ndiarou' : undefined,
  )
  const waste = await read('waste')
  const all = [
    await doing(create, { code: 'mine', nl: ['van mij'] }, somebody),
    await doing(edit, { id: waste.id, expectedVersion: waste.version, nl: ['van mij'] }, somebody),
    await doing(remove, { id: waste.id, expectedVersion: waste.version }, somebody),
    await doing(create, { code: 'mine', nl: ['van mij'] }, world.visitor),
  ]
  expect(all.map(answer => answer.__typename)).toEqual(Array(4).fill('ForbiddenError'))
  expect(await read('waste')).toEqual(waste)
})

test('the database itself refuses what no verb would let through', async () => {
  const refused = (sql: string) => expect(world.database.query(sql)).rejects.toThrow()
  await refused(
    `update concept set broader_id = (select id from concept where code = 'medical-waste') where code = 'waste'`,
  )
  await refused(`update concept set terms_nl = '{"a|b"}' where code = 'waste'`)
  await refused(`update concept set terms_nl = '{a,a}' where code = 'waste'`)
  await refused(
    `update concept set terms_nl = '{}', terms_fr = '{}', terms_es = '{}', terms_en = '{}' where code = 'waste'`,
  )
  await refused(
    `insert into concept (id, code, terms_nl, terms_fr, terms_es, terms_en) values (gen_random_uuid(), 'A b', '{a}', '{}', '{}', '{}')`,
  )
})
