import type { Asker } from '../../support/asker.ts'
import type { World } from '../../support/world.ts'

export const fields = `__typename
  ... on Participation { id number version state begunBy periodFrom periodUntil why staffMember { name telephone }
    municipality { name } activities { code } contacts { spokenOn person { name } jobTitle agreed }
    decidedOn refusalGround decisionReason endedOn endedReason }
  ... on Problem { message path }`

/** Sends a mutation of this name. */
export function doing(verb: string, asked = fields) {
  const input = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`
  return async (asker: Asker, given: object) =>
    (
      await asker.ask(`mutation ($input: ${input}!) { answer: ${verb}(input: $input) { ${asked} } }`, {
        input: given,
      })
    ).answer
}

export const of = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

export const globalId = (kind: string, id: string) => Buffer.from(`${kind}:${id}`).toString('base64')

/** A visit that a municipality plans by itself to its partner; by whoever keeps visits. */
export async function plan(world: World, more: object): Promise<string> {
  const editor = await world.as('EDITOR')
  const { createVisit } = await editor.ask(
    'mutation ($input: CreateVisitInput!) { createVisit(input: $input) { __typename ... on Visit { id } ... on Problem { message path } } }',
    {
      input: {
        title: 'Een gepland bezoek',
        missionTypes: ['EVALUATION'],
        startsOn: '2027-10-04',
        endsOn: '2027-10-12',
        ...more,
      },
    },
  )
  if (createVisit.__typename !== 'Visit') throw new Error(JSON.stringify(createVisit))
  return createVisit.id
}

/** The ids of the municipalities, partnerships and staff of the example world, by name. */
export async function idsOf(world: World): Promise<Record<string, string>> {
  const editor = await world.as('EDITOR')
  const { municipalities, partnerships, people } = await editor.ask(
    `{ municipalities(first: 100) { nodes { id name } } partnerships(first: 100) { nodes { id name } }
       people(first: 100) { nodes { id name } } }`,
  )
  const rows: { id: string; name: string }[] = [
    ...municipalities.nodes,
    ...partnerships.nodes,
    ...people.nodes,
  ]
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]))
}
