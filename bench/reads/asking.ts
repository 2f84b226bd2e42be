import type { Question, Rows } from './questions/question.ts'
import type { System } from './systems/system.ts'

const fromReads = 200
const fromWrites = 4_000

/** What one system is sent, measured under one name. */
export interface Asking {
  readonly name: string
  readonly system: System
  readonly url: string
  readonly headers: Record<string, string>
  /** Its bodies change something: each is sent once, in their order. */
  readonly once: boolean
  /** The next so many bodies, to be sent one after the other. */
  take(count: number): string[]
  /** The bodies of a round; of those that are sent once it is told afterwards how many were. */
  round(): { bodies: string[]; sent(count: number): void }
}

/** The systems that can be asked this, each from its first row on. */
export async function askingAll(
  question: Question,
  systems: readonly System[],
  rows: Rows,
): Promise<Asking[]> {
  const able = systems.filter(({ kind }) => kind === undefined || question.canAsk(kind))
  const askings: Asking[] = []
  for (const system of able) askings.push(await asking(question, system, rows))
  return askings
}

async function asking(question: Question, system: System, rows: Rows): Promise<Asking> {
  const body = system.kind ? await question.bodies(system.kind, rows) : () => '{"query":"{ empty }"}'
  const once = question.writes ?? false
  // A write goes on where the one before ended: the row has another version since.
  let next = 0
  const slice = (count: number) => Array.from({ length: count }, (_, i) => body(next + i))
  return {
    name: system.name,
    system,
    url: system.url + system.path(question),
    headers: system.headers(question),
    once,
    take(count) {
      const bodies = slice(count)
      next += count
      return bodies
    },
    round: () => ({
      bodies: slice(once ? fromWrites : fromReads),
      sent(count) {
        if (once) next += count
      },
    }),
  }
}

/** The text of one answer, where the time it takes does not matter. */
export async function answerTo({ url, headers, system }: Asking, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers, body })
  const text = await response.text()
  if (!response.ok || text.includes('"errors":')) throw new Error(`${system.title} answers: ${text}`)
  return text
}
