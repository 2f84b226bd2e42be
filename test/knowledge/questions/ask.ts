import type { Asker } from '../../support/asker.ts'
import type { World } from '../../support/world.ts'

export const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const problem = '... on Problem { code message path }'
export const fields = `id number title state visibility version closedOn closedReason municipality { name }
  answers { id version helped note lesson { title } practice { title } person { name } municipality { name } }`

export async function does(who: Asker, verb: string, input: object, of = `... on Question { ${fields} }`) {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`
  const answer = await who.ask(
    `mutation ($input: ${type}) { ${verb}(input: $input) { __typename ${of} ${problem} } }`,
    { input },
  )
  return answer[verb]
}
/** What is asked of an answer. */
export const given = '... on QuestionAnswer { id version helped question { state version } }'
/** What is asked in these stories, unless they ask otherwise. */
export const question = {
  title: 'Wie mat de zebravinken op het stort?',
  text: 'Op ons stort nestelen zebravinken. Wie heeft dat ook, en wat deed hij met de afdekking?',
  visibility: 'NETWORK',
  policyDomains: ['waste-treatment'],
  countries: ['BJ'],
  regions: ['011'],
}
export const asks = (who: Asker, input: object = {}) => does(who, 'askQuestion', { ...question, ...input })

/** The first lesson of a visibility. */
export async function lessonOf(
  { prisma }: World,
  visibility: 'PUBLIC' | 'FLEMISH',
  state: 'PUBLISHED' | 'IN_REVIEW' = 'PUBLISHED',
) {
  const { id, title } = await prisma.lesson.findFirstOrThrow({
    where: { visibility, state },
    orderBy: { number: 'asc' },
  })
  return { id: globalId('Lesson', id), title }
}
