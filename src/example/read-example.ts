import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { languages } from '../language/language.ts'
import {
  actorChangeShape,
  briefShape,
  documentShape,
  lessonShape,
  municipalityShape,
  participationShape,
  partnershipShape,
  personShape,
  practiceShape,
  recommendationShape,
  reuseShape,
  userShape,
  visitShape,
} from './example-shapes.ts'
import { eventShape, lessonCollectionShape, questionShape } from './meeting-shapes.ts'

export type ExampleWorld = Awaited<ReturnType<typeof readExample>>

/** The example world as it stands in prisma/example; lessons are one file for each language. */
export async function readExample() {
  const [
    municipalities,
    people,
    users,
    partnerships,
    visits,
    recommendations,
    actorChanges,
    participations,
    documents,
    practices,
    questions,
    events,
    lessonCollections,
    reuses,
    briefs,
    ...lessons
  ] = await Promise.all([
    read('municipalities', municipalityShape),
    read('people', personShape),
    read('users', userShape),
    read('partnerships', partnershipShape),
    read('visits', visitShape),
    read('recommendations', recommendationShape),
    read('actor-changes', actorChangeShape),
    read('participations', participationShape),
    read('documents', documentShape),
    read('practices', practiceShape),
    read('questions', questionShape),
    read('events', eventShape),
    read('lesson-collections', lessonCollectionShape),
    read('reuses', reuseShape),
    read('briefs', briefShape),
    ...languages.map(language => read(`lessons-${language}`, lessonShape)),
  ])
  return {
    municipalities,
    people,
    users,
    partnerships,
    visits,
    recommendations,
    actorChanges,
    participations,
    documents,
    practices,
    questions,
    events,
    lessonCollections,
    reuses,
    briefs,
    lessons: lessons.flat(),
  }
}

async function read<Shape extends z.ZodType>(name: string, shape: Shape): Promise<z.infer<Shape>[]> {
  const file = new URL(`../../prisma/example/${name}.json`, import.meta.url)
  return z.array(shape).parse(JSON.parse(await readFile(file, 'utf8')))
}
