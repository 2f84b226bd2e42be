import type { PrismaClient } from '../db/generated/client/client.ts'
import { transact } from '../db/transact.ts'
import { RuleError } from '../errors.ts'
import { exampleDays } from './example-days.ts'
import { findCatalogues } from './find-catalogues.ts'
import { loadBriefs } from './load-briefs.ts'
import { loadDocuments } from './load-documents.ts'
import { loadLessons } from './load-lessons.ts'
import { loadActorChanges } from './load-actor-changes.ts'
import { loadEvents } from './load-events.ts'
import { loadLessonCollections } from './load-lesson-collections.ts'
import { loadParticipations } from './load-participations.ts'
import { loadPartnerships } from './load-partnerships.ts'
import { loadPeople } from './load-people.ts'
import { loadPractices } from './load-practices.ts'
import { loadQuestions } from './load-questions.ts'
import { loadRecommendations } from './load-recommendations.ts'
import { loadReuses } from './load-reuses.ts'
import { loadVisits } from './load-visits.ts'
import { exampleIds, type Loading } from './loading.ts'
import { readExample } from './read-example.ts'

export type ExampleCounts = Record<
  | 'municipalities'
  | 'people'
  | 'users'
  | 'partnerships'
  | 'visits'
  | 'recommendations'
  | 'actorChanges'
  | 'participations'
  | 'documents'
  | 'lessons'
  | 'practices'
  | 'questions'
  | 'events'
  | 'lessonCollections'
  | 'reuses'
  | 'briefs',
  number
>

/** Loads the example world, with its days counted from `today`, whole or not at all; says how much it is. */
export async function loadExample(prisma: PrismaClient, today: Date): Promise<ExampleCounts> {
  const world = await readExample()
  await transact(prisma, async tx => {
    if ((await tx.municipality.count({ where: { isExample: true } })) > 0) {
      throw new RuleError('The example world is loaded already.')
    }
    const catalogues = await findCatalogues(tx)
    const loading: Loading = { tx, world, days: exampleDays(today), catalogues, ids: exampleIds(world) }
    await loadPeople(loading)
    await loadPartnerships(loading)
    await loadVisits(loading)
    await loadRecommendations(loading)
    await loadActorChanges(loading)
    await loadParticipations(loading)
    await loadDocuments(loading)
    await loadLessons(loading)
    await loadPractices(loading)
    await loadQuestions(loading)
    await loadEvents(loading)
    await loadLessonCollections(loading)
    await loadReuses(loading)
    await loadBriefs(loading)
  })
  return {
    municipalities: world.municipalities.length,
    people: world.people.length,
    users: world.users.length,
    partnerships: world.partnerships.length,
    visits: world.visits.length,
    recommendations: world.recommendations.length,
    actorChanges: world.actorChanges.length,
    participations: world.participations.length,
    documents: world.documents.length,
    lessons: world.lessons.length,
    practices: world.practices.length,
    questions: world.questions.length,
    events: world.events.length,
    lessonCollections: world.lessonCollections.length,
    reuses: world.reuses.length,
    briefs: world.briefs.length,
  }
}
