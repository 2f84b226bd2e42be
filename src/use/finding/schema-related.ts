import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import type { Lesson as LessonRow } from '../../db/generated/client/client.ts'
import { asksFor } from '../../graphql/asks-for.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { favourCurrent } from './favour-current.ts'
import { favourProven } from './favour-proven.ts'
import { questionNeeds, questionSamples } from './question-samples.ts'
import { type Related, relatedKnowledge, type Wanted } from './related-knowledge.ts'
import { SearchMatchType } from './schema-matches.ts'
import { visitNeeds, visitSamples } from './visit-samples.ts'

type RelatedLesson = Omit<Related, 'found'> & { readonly row: LessonRow }

/** Of what was asked for as lessons alone. */
async function relatedLessons(
  context: Context,
  { selection, ...wanted }: Omit<Wanted, 'selections'> & { selection: object },
): Promise<RelatedLesson[]> {
  const related = await relatedKnowledge(context, { ...wanted, selections: { Lesson: selection } })
  return related.flatMap(({ found, ...rest }) =>
    found.kind === 'Lesson' ? [{ row: found.row, ...rest }] : [],
  )
}

const RelatedLessonType = builder.objectRef<RelatedLesson>('RelatedLesson').implement({
  description: 'A lesson that has to do with another one, or with a visit.',
  fields: t => ({
    lesson: t.field({ type: Lesson, description: 'The lesson.', resolve: ({ row }) => row }),
    score: t.exposeFloat('score', {
      description: 'How much it has to do with it; to be compared within one list only.',
    }),
    why: t.field({
      type: [SearchMatchType],
      extensions: { cost: { own: 300 } satisfies OwnCost },
      description: 'What the two have in common, what tells most first, at most five.',
      resolve: ({ matches }) => matches.matches,
    }),
    matchedLanguage: t.field({
      type: LanguageEnum,
      nullable: true,
      extensions: { cost: { own: 1 } satisfies OwnCost },
      description: 'In which language its words have to do with it; null where only names do.',
      resolve: ({ matches }) => matches.language,
    }),
  }),
})

const KnownItem = builder.objectRef<Related>('KnownItem').implement({
  description: 'A lesson or a good practice that has to do with a question.',
  fields: t => ({
    lesson: t.field({
      type: Lesson,
      nullable: true,
      description: 'The lesson; null where it is a good practice.',
      resolve: ({ found }) => (found.kind === 'Lesson' ? found.row : null),
    }),
    practice: t.field({
      type: GoodPractice,
      nullable: true,
      description: 'The good practice; null where it is a lesson.',
      resolve: ({ found }) => (found.kind === 'GoodPractice' ? found.row : null),
    }),
    score: t.exposeFloat('score', {
      description: 'How much it has to do with it; to be compared within one list only.',
    }),
    why: t.field({
      type: [SearchMatchType],
      extensions: { cost: { own: 300 } satisfies OwnCost },
      description: 'What the two have in common, what tells most first, at most five.',
      resolve: ({ matches }) => matches.matches,
    }),
    matchedLanguage: t.field({
      type: LanguageEnum,
      nullable: true,
      extensions: { cost: { own: 1 } satisfies OwnCost },
      description: 'In which language its words have to do with it; null where only names do.',
      resolve: ({ matches }) => matches.language,
    }),
  }),
})

/** What the fields beneath need. */
const wantedBy = (context: Context, info: GraphQLResolveInfo) => ({
  selection: queryFromInfo({ context, info, typeName: 'Lesson', paths: [['lesson']] }),
  why: asksFor(info, 'why') || asksFor(info, 'matchedLanguage'),
})

/** One search for each row above. */
const cost = { own: 8_000 } satisfies OwnCost

builder.prismaObjectField('Lesson', 'similar', t =>
  t.field({
    type: [RelatedLessonType],
    extensions: { cost },
    description:
      'Published lessons that speak of the same things, in whatever language, the nearest first; by its words that tell most.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 5, description: 'How many at most: 1 to 100.' }),
    },
    select: {
      id: true,
      language: true,
      state: true,
      title: true,
      lesson: true,
      recommendation: true,
      context: true,
      whatHappened: true,
      why: true,
    },
    resolve: (row, { first }, context, info) => {
      const texts = [row.title, row.lesson, row.recommendation, row.context, row.whatHappened, row.why]
      const text = texts.filter(each => each !== null).join('\n\n')
      return relatedLessons(context, {
        ...wantedBy(context, info),
        first,
        except: row.id,
        beside: [{ text, language: row.language, share: 1, isIndexed: row.state === 'PUBLISHED' }],
      })
    },
  }),
)

builder.prismaObjectField('Visit', 'relevantLessons', t =>
  t.field({
    type: [RelatedLessonType],
    extensions: { cost },
    description:
      'Published lessons to know before this visit, the most telling first: by its title, mission types, policy domains and countries, and by its purpose, terms of reference and report where the viewer may read them. What proved itself on other visits comes before what fits as well, what should have been reviewed by now behind it.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 10, description: 'How many at most: 1 to 100.' }),
    },
    select: (_args, { viewer }) => visitNeeds(viewer),
    resolve: (row, { first }, context, info) => {
      const { beside, favour } = visitSamples(row, context.viewer, context.language)
      return relatedLessons(context, {
        ...wantedBy(context, info),
        beside,
        favour: favourCurrent(context.now, favourProven(context.viewer, favour)),
        first,
      })
    },
  }),
)

builder.prismaObjectField('Question', 'known', t =>
  t.field({
    type: [KnownItem],
    extensions: { cost },
    description:
      'What is known of it already: published lessons and good practices that the viewer may see, the most telling first; by its words, policy domains, regions and countries. What only shares words with it is not known of it: it is about a policy domain of the question, or means the same. What proved itself on visits comes before what fits as well, what should have been reviewed by now behind it.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 10, description: 'How many at most: 1 to 100.' }),
    },
    select: questionNeeds,
    resolve: (row, { first }, context, info) => {
      const selectionOf = (typeName: string, path: string) =>
        queryFromInfo({ context, info, typeName, paths: [[path]] })
      const { beside, favour } = questionSamples(row, context.language)
      return relatedKnowledge(context, {
        beside,
        favour: favourCurrent(context.now, favourProven(context.viewer, favour)),
        selections: {
          Lesson: selectionOf('Lesson', 'lesson'),
          GoodPractice: selectionOf('GoodPractice', 'practice'),
        },
        why: asksFor(info, 'why') || asksFor(info, 'matchedLanguage'),
        about: row.policyDomains.map(({ code }) => code),
        first,
      })
    },
  }),
)
