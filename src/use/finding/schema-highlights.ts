import { builder } from '../../builder.ts'
import type { Segment } from '../../search/highlight.ts'
import type { Highlight } from './highlights.ts'

const HighlightFieldEnum = builder.enumType('HighlightField', {
  description: 'A text of a lesson, a good practice, a visit, a document, a question or an event.',
  values: {
    TITLE: { description: 'The title, whole.' },
    LESSON: { description: 'The lesson itself.' },
    RECOMMENDATION: { description: 'What to do next time.' },
    CONTEXT: { description: 'Where and in which circumstances.' },
    WHAT_HAPPENED: { description: 'What was done and what came of it.' },
    WHY: { description: 'Why it went as it went.' },
    HOLDS_WHEN: { description: 'In which circumstances it holds.' },
    EVIDENCE: { description: 'What shows that it is so.' },
    SUMMARY: { description: 'What a good practice is.' },
    HOW_TO_APPLY: { description: 'How to go about a good practice.' },
    PAGE: { description: 'A page of a document; `page` says which.' },
    QUESTION: { description: 'What a question asks.' },
  } as const,
})

const SegmentType = builder.objectRef<Segment>('HighlightSegment').implement({
  description: 'A stretch of a text as written. Plain text: escape it where you show it.',
  fields: t => ({
    text: t.exposeString('text', { description: 'The text.' }),
    matched: t.exposeBoolean('matched', { description: 'It is a word of the query, or a form of one.' }),
  }),
})

export const HighlightType = builder.objectRef<Highlight>('Highlight').implement({
  description: 'A text in which words of the query stand; of a long one the stretch that has most of them.',
  fields: t => ({
    field: t.expose('field', { type: HighlightFieldEnum, description: 'Which text.' }),
    page: t.int({
      nullable: true,
      description: 'Which page of a document; null for all other texts.',
      resolve: ({ page }) => page ?? null,
    }),
    segments: t.field({
      type: [SegmentType],
      description: 'The text in stretches, in order.',
      resolve: row => row.segments,
    }),
  }),
})
