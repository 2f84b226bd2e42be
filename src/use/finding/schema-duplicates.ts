import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { type Duplicate, possibleDuplicates } from './possible-duplicates.ts'

const PossibleDuplicate = builder.objectRef<Duplicate>('PossibleDuplicate').implement({
  description: 'A published lesson that says nearly the same as one that is being written.',
  fields: t => ({
    lesson: t.field({ type: Lesson, description: 'The lesson.', resolve: ({ row }) => row }),
    likeness: t.exposeFloat('likeness', {
      description:
        'How much the two say the same, from 0 to 1: of all the words in either, weighed by how rare they are, the share that stands in both. 1: word for word; from 0.7 the same in other words here and there; from 0.4, below which nothing is listed, the same matter told again. A lesson in another language is compared by what its words mean and reaches 0.2 to 0.5 when it is a translation.',
    }),
  }),
})

builder.queryField('possibleDuplicates', t =>
  t.field({
    type: [PossibleDuplicate],
    extensions: { cost: { own: 8_000 } satisfies OwnCost },
    description:
      'Whether what somebody is writing is known already: published lessons, of those the viewer may see, that say nearly the same, the likest first. Nothing needs to be saved for it.',
    args: {
      title: t.arg.string({ required: true, description: 'The title so far; it may be empty.' }),
      text: t.arg.string({ description: 'What was learned, as far as it is written.' }),
      language: t.arg({
        type: LanguageEnum,
        description: "In which language it is written; otherwise the request's.",
      }),
      lessonId: t.arg.globalID({
        for: [Lesson],
        description: 'The lesson itself, where it is on record already: it is no duplicate of itself.',
      }),
      first: t.arg.int({ required: true, defaultValue: 5, description: 'How many at most: 1 to 100.' }),
    },
    resolve: (_root, { lessonId, ...args }, context, info) =>
      possibleDuplicates(
        context,
        { ...args, language: languageFor(args, context), except: lessonId?.id },
        queryFromInfo({ context, info, typeName: 'Lesson', paths: [['lesson']] }),
      ),
  }),
)
