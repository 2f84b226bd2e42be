import type { Asker } from '../support/asker.ts'
import type { World } from '../support/world.ts'

export const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
export const ofEvent = `... on Event { id number version title status month startsOn endsOn place announcedOn closedOn
  cancelledReason organisers { name } regions { code } countries { code } policyDomains { code } concepts { code } }`
export const ofInvitation = `... on EventInvitation { id version answer answerReason hasBrought municipality { name }
  invitedBy { name } practice { title } lesson { title } question { title } }`
export const ofSession = `... on Session { id version position title heldOn participants { name } }`

/** What came of a mutation: what is asked of its row, or the problem. */
export async function does(who: Asker, verb: string, input: object, of: string = ofEvent) {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`
  const answer = await who.ask(
    `mutation ($input: ${type}) { ${verb}(input: $input) { __typename ${of} ... on Problem { code message path } } }`,
    { input },
  )
  return answer[verb]
}

/** What is begun in these stories, unless they begin otherwise. */
export const draft = {
  title: 'Atelier sur les puits',
  form: 'WORKSHOP',
  languages: ['fr'],
  regions: ['011'],
  policyDomains: ['drinking-water'],
  startsOn: '2027-02-01',
  endsOn: '2027-02-03',
}
export const drafts = (who: Asker, input: object = {}) => does(who, 'draftEvent', { ...draft, ...input })

export const municipality = async (world: World, name: string) =>
  globalId('Municipality', await world.municipality(name))

export const invites = async (world: World, who: Asker, event: string, name: string) =>
  does(who, 'inviteToEvent', { event, municipality: await municipality(world, name) }, ofInvitation)
