import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, globalId, of } from '../../visits/participation/asking.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const fields = '__typename ... on Reuse { id version } ... on Problem { message }'
const decide = doing('decideOnLesson', fields)
const tell = doing('recordReuse', fields)

test('says who decided and who told, by name to those who may know it', async () => {
  const { prisma } = world
  const editor = await world.as('EDITOR')
  const officer = await world.as('OFFICER', 'Scheldekerke')
  const partner = await world.as('PARTNER', 'Keur Latyr')
  const visit = await prisma.visit.findFirstOrThrow({ where: { title: 'Akten ontsluiten in Keur Latyr' } })
  const known = await prisma.lesson.findFirstOrThrow({ where: { title: { startsWith: 'No taxi fare' } } })
  const [made, lesson] = [globalId('Visit', visit.id), globalId('Lesson', known.id)]
  const account = await world.as('OFFICER', 'Scheldekerke')
  const whose = 'decidedBy { role municipality { name } person { name } } outcomeBy { person { name } }'
  const read = async (asker: Asker, id: string) =>
    (await asker.ask(`query ($id: ID!) { node(id: $id) { ... on Reuse { ${whose} } } }`, { id })).node
  const user = await prisma.user.findFirstOrThrow({
    where: { role: 'OFFICER', municipality: { name: 'Scheldekerke' } },
    include: { person: true },
  })
  const token = await prisma.token.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await prisma.token.update({ where: { id: token.id }, data: { userId: user.id } })
  const decided = await decide(account, { visit: made, lesson, decision: 'APPLY' })
  const told = await tell(officer, { ...of(decided), outcome: 'HELPED' })
  const person = { name: user.person.name }
  const katrien = { role: 'OFFICER', municipality: { name: 'Scheldekerke' }, person }
  // What a program tells, whose token is of no account, nobody told by name.
  expect(await read(partner, decided.id)).toEqual({ decidedBy: katrien, outcomeBy: null })
  await tell(account, { ...of(told), outcome: 'HELPED', note: 'Nog altijd.' })
  expect(await read(editor, decided.id)).toEqual({ decidedBy: katrien, outcomeBy: { person } })
  await prisma.person.update({ where: { id: user.personId }, data: { consent: 'BY_ROLE' } })
  expect(await read(partner, decided.id)).toEqual({
    decidedBy: { ...katrien, person: null },
    outcomeBy: { person: null },
  })
  expect(await read(officer, decided.id)).toMatchObject({ decidedBy: katrien })
  const history = `query ($of: ID!) { revisions(of: $of) { nodes { action toState user { role } } } }`
  expect((await editor.ask(history, { of: decided.id })).revisions.nodes).toEqual([
    { action: 'recordOutcome', toState: 'HELPED', user: { role: 'OFFICER' } },
    { action: 'recordOutcome', toState: 'HELPED', user: null },
    { action: 'decide', toState: 'APPLY', user: { role: 'OFFICER' } },
  ])
})
