import type { Context } from '../../context.ts'
import type { Lesson } from '../../db/generated/client/client.ts'
import { ValidationError } from '../../errors.ts'
import { longestText, longestTitle } from '../../knowledge/lessons/rules.ts'
import type { Language } from '../../language/language.ts'
import { checkPageArguments } from '../../paging/page-arguments.ts'
import { documentId } from '../../search/searchable.ts'
import { mayKnow, visibleFilter } from './facets.ts'
import { fieldWeights } from './field-weights.ts'
import { readHits } from './find-hits.ts'

export interface Draft {
  readonly title: string
  readonly text?: string | null
  readonly language: Language
  /** The id of the lesson that it is to become, where that is on record: no duplicate of itself. */
  readonly except?: string
  readonly first: number
}

export interface Duplicate {
  readonly row: Lesson
  readonly likeness: number
}

/** Published lessons, of those that the viewer may see, which say nearly the same as one that is being written. */
export async function possibleDuplicates(
  { db, search, viewer }: Pick<Context, 'db' | 'search' | 'viewer'>,
  { title, text, language, except, first }: Draft,
  selection: object,
): Promise<Duplicate[]> {
  checkPageArguments({ first })
  checkLength('title', title, longestTitle)
  checkLength('text', text ?? '', longestText)
  const itself = except === undefined ? [] : [documentId({ kind: 'Lesson', id: except })]
  const alike = await search.findAlike({
    fields: { title, lesson: text ?? '' },
    language,
    filter: {
      all: [visibleFilter(viewer), { field: 'kind', in: ['LESSON'] }, { not: { field: 'id', in: itself } }],
    },
    fieldWeights,
    mayKnow: mayKnow(viewer),
  })
  const ranked = alike.slice(0, first).map(({ id, likeness }) => ({ id, score: likeness }))
  const { hits } = await readHits(db, ranked, 0, { Lesson: selection })
  return hits.flatMap(({ found, score }) =>
    found.kind === 'Lesson' ? [{ row: found.row, likeness: score }] : [],
  )
}

function checkLength(name: string, text: string, most: number): void {
  if (text.length > most)
    throw ValidationError.at(
      [name],
      `${name}: at most ${most} characters, as of a lesson; this has ${text.length}.`,
    )
}
