import { connectRows } from './connect-rows.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** What municipalities want to know, with the answers they got. */
export async function loadQuestions({ tx, world, days, catalogues, ids }: Loading): Promise<void> {
  const questions = world.questions.map(question => ({ ...question, id: ids.question(question.key) }))
  await tx.question.createMany({
    data: questions.map(({ id, title, text, language, state, visibility, closedReason, ...question }) => ({
      ...{ id, title, text, language, state, visibility, closedReason },
      municipalityId: idOrNull(ids.municipality, question.municipality),
      authorId: ids.user(question.author),
      neededBy: days.dayOrNull(question.neededBy),
      closedOn: days.dayOrNull(question.closedOn),
      createdAt: days.moment(question.askedOn),
      isExample: true,
    })),
  })
  const domains = questions.flatMap(({ id, policyDomains }) =>
    policyDomains.map(code => [catalogues.policyDomain(code), id] as const),
  )
  await connectRows(tx, '_PolicyDomainToQuestion', domains)
  const regions = questions.flatMap(({ id, regions }) => regions.map(code => [id, code] as const))
  await connectRows(tx, '_QuestionToRegion', regions)
  const countries = questions.flatMap(({ id, countries }) => countries.map(code => [code, id] as const))
  await connectRows(tx, '_CountryToQuestion', countries)
  await tx.questionAnswer.createMany({
    data: questions.flatMap(({ id: questionId, answers }) =>
      answers.map(({ lesson, practice, person, note, helped, municipality, author, answeredOn }) => ({
        ...{ questionId, note, helped },
        lessonId: idOrNull(ids.lesson, lesson),
        practiceId: idOrNull(ids.practice, practice),
        personId: idOrNull(ids.person, person),
        municipalityId: idOrNull(ids.municipality, municipality),
        authorId: ids.user(author),
        createdAt: days.moment(answeredOn),
      })),
    ),
  })
}
