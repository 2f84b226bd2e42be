import { searchableEvents } from '../../events/events/searchable.ts'
import { searchableLessons } from '../../knowledge/lessons/searchable.ts'
import { searchablePractices } from '../../knowledge/practices/searchable.ts'
import { searchableQuestions } from '../../knowledge/questions/searchable.ts'
import type { Searchable } from '../../search/searchable.ts'
import { searchableDocuments } from '../../visits/documents/searchable.ts'
import { searchableVisits } from '../../visits/visits/searchable.ts'

/** All that can be found. What is not listed here is in no index. */
export const searchables: readonly Searchable[] = [
  searchableLessons,
  searchablePractices,
  searchableVisits,
  searchableDocuments,
  searchableQuestions,
  searchableEvents,
]
