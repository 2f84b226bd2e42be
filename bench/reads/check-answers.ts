import { type Asking, answerTo } from './asking.ts'
import { difference, plain } from './compare.ts'

const samples = 10

/** Asks all systems the same ten times and throws when an answer differs from the first system's. */
export async function checkAnswers(what: string, askings: readonly Asking[]): Promise<void> {
  let reference: { title: string; answers: unknown[] } | undefined
  for (const asking of askings) {
    const { kind, title } = asking.system
    if (!kind) continue
    const answers: unknown[] = []
    for (const body of asking.take(samples)) {
      const answer = JSON.parse(await answerTo(asking, body)) as { data?: unknown }
      answers.push(plain(kind === 'byHand' ? answer : answer.data))
    }
    reference ??= { title, answers }
    const found = difference(reference.answers, answers)
    if (found) throw new Error(`${what}: ${reference.title} and ${title} differ at ${found}`)
  }
}
