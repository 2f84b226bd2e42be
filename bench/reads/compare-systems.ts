import pg from 'pg'
import { askingAll } from './asking.ts'
import { checkAnswers } from './check-answers.ts'
import { countStatements } from './count-statements.ts'
import { readersIn } from './tables/kept-data.ts'
import type { DataSize } from './tables/load-data.ts'
import { type Figures, figuresOf, type Spread } from './figures.ts'
import { measure, type Pace, type Tools } from './measure.ts'
import { printGoals, printQuestion } from './print.ts'
import type { Question, Rows } from './questions/question.ts'
import { openSystems, type SystemName } from './systems/open-systems.ts'

export interface ComparingRun {
  readonly size: DataSize
  readonly names: readonly SystemName[]
  readonly clients: readonly number[]
  readonly asked: readonly Question[]
  readonly directory: string
  readonly profile?: string
  readonly pace: Omit<Pace, 'clients'>
  readonly tools: Tools
  readonly say: (text: string) => void
}

export interface Compared {
  readonly question: string
  readonly clients: number
  readonly figures: readonly Figures[]
}

/** Every question to every system: first that all give the same answer, then how fast. */
export async function compareSystems(run: ComparingRun): Promise<Compared[]> {
  const { names, clients: manyClients, asked, pace, tools } = run
  const { server } = tools
  await using opened = await openSystems(names, { ...run, server, readers: await readersIn(run.directory) })
  const results: Compared[] = []
  const reached: { question: Question; times: Spread | undefined }[] = []
  for (const question of asked) {
    const askings = await askingAll(question, opened.systems, rowsOf(opened.databaseUrl))
    await checkAnswers(question.title, askings)
    const statements: (number | undefined)[] = []
    for (const asking of askings) statements.push(await countStatements(asking, server))
    for (const clients of manyClients) {
      const found = await measure(askings, { ...pace, clients }, tools)
      const figures = askings.map((_, at) => ({
        ...figuresOf(at, askings, found),
        statements: statements[at] ?? null,
      }))
      printQuestion(question, clients, figures)
      results.push({ question: question.name, clients, figures })
    }
    const last = results.at(-1)?.figures.find(({ name }) => name === 'postgresql')
    reached.push({ question, times: last?.times.postgraphile })
  }
  printGoals(reached)
  return results
}

const rowsOf =
  (url: string): Rows =>
  async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Row>(sql, [...values])).rows
    } finally {
      await client.end()
    }
  }
