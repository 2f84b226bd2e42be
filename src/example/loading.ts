import type { Transaction } from '../db/transact.ts'
import type { ExampleDays } from './example-days.ts'
import { type FindByKey, newIds } from './find-by-key.ts'
import type { FindCatalogues } from './find-catalogues.ts'
import type { ExampleWorld } from './read-example.ts'

/** What every step of the loading needs: the files, the days, and the ids that all rows already have. */
export interface Loading {
  readonly tx: Transaction
  readonly world: ExampleWorld
  readonly days: ExampleDays
  readonly catalogues: FindCatalogues
  readonly ids: ExampleIds
}

export type ExampleIds = Record<
  'municipality' | 'person' | 'user' | 'partnership' | 'visit' | 'lesson' | 'practice' | 'question' | 'event',
  FindByKey
>

export function exampleIds(world: ExampleWorld): ExampleIds {
  const keys = (rows: readonly { key: string }[]) => rows.map(row => row.key)
  return {
    municipality: newIds('municipality', keys(world.municipalities)),
    person: newIds('person', keys(world.people)),
    // A user goes by the key of the person.
    user: newIds(
      'user',
      world.users.map(user => user.person),
    ),
    partnership: newIds('partnership', keys(world.partnerships)),
    visit: newIds('visit', keys(world.visits)),
    lesson: newIds('lesson', keys(world.lessons)),
    practice: newIds('good practice', keys(world.practices)),
    question: newIds('question', keys(world.questions)),
    event: newIds('event', keys(world.events)),
  }
}
