import { Prisma } from '../generated/client/client.ts'
import { answer, type MemoryKeeper } from './answer.ts'
import { type Group, grouped, merged } from './grouping.ts'
import type { Question } from './question.ts'
import type { Send } from './statement.ts'
import { CannotCompile, type Tree } from './tree.ts'

interface Asked extends Question {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Answers by other means, where one of a group has no statement. */
export type FallBack = (question: Question, why: string) => Promise<unknown>

/**
 * Reads for one reader. What is asked in one tick belongs together: a count goes into the statement of the list
 * before it, look-ups by key with one selection (a list of nodes) become one list, and so do the hits of a search.
 */
export function makeReader(send: Send, kept: MemoryKeeper, fallBack: FallBack) {
  let queue: Asked[] = []

  function flush(): void {
    const asked = queue
    queue = []
    for (const group of grouped(asked)) void readTogether(group)
  }

  async function readTogether(group: Group<Asked>): Promise<void> {
    const { questions, share } = merged(group)
    try {
      const answers = share(await answer(send, kept, questions))
      group.forEach((each, i) => finish(each, answers[i]))
    } catch (error) {
      for (const each of group)
        if (error instanceof CannotCompile) void readAlone(each)
        else each.reject(error)
    }
  }

  async function readAlone(asked: Asked): Promise<void> {
    try {
      finish(asked, await answerAlone(asked))
    } catch (error) {
      asked.reject(error)
    }
  }

  async function answerAlone(question: Question): Promise<unknown> {
    try {
      return (await answer(send, kept, [question]))[0]
    } catch (error) {
      if (error instanceof CannotCompile) return fallBack(question, error.message)
      throw error
    }
  }

  return (model: string, read: Question['read'], tree: Tree): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (queue.push({ model, read, tree, resolve, reject }) === 1) process.nextTick(flush)
    })
}

function finish({ model, read, resolve, reject }: Asked, answer: unknown): void {
  if (answer !== null || !read.endsWith('OrThrow')) return resolve(answer)
  reject(
    new Prisma.PrismaClientKnownRequestError(`No ${model} found.`, {
      code: 'P2025',
      clientVersion: Prisma.prismaVersion.client,
    }),
  )
}
