import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../src/db/database.ts'

/** Others who change one lesson after the other, so many a second as far as the database bears it. */
export function keepChanging(
  { prisma }: Pick<Database, 'prisma'>,
  perSecond: number,
): AsyncDisposable & { rate(): number } {
  let isEnding = false
  let changes = 0
  const began = performance.now()
  const running = run()
  async function run(): Promise<void> {
    const lessons = await prisma.lesson.findMany({ select: { id: true }, orderBy: { id: 'desc' }, take: 500 })
    while (!isEnding) {
      const due = began + (changes * 1000) / perSecond
      if (due > performance.now()) await wait(due - performance.now())
      const id = lessons[changes % lessons.length]?.id
      await prisma.lesson.update({ where: { id }, data: { context: `Een verandering, de ${changes}e.` } })
      changes++
    }
  }
  return {
    rate: () => (changes * 1000) / (performance.now() - began),
    async [Symbol.asyncDispose]() {
      isEnding = true
      await running
    },
  }
}
