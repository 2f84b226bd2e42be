import { facts } from '../generated/facts.ts'
import { Latest } from '../latest.ts'
import { readAggregated } from './json-rows.ts'
import { lift } from './lift.ts'
import type { Memory } from './memory.ts'
import type { Question } from './question.ts'
import { revisionCell } from './revision.ts'
import { cellOf, countStatement, type FindPlan, planFind, selectOf, type SentRows } from './statement.ts'
import { beginWriting, type Writing } from './writing.ts'

/** A statement for all questions of one shape, and what becomes of its rows. */
export interface Compiled {
  readonly sql: string
  readonly bind: Writing['bind']
  /** The last cell of each row is the revision of the remembered tables; the decoder takes theirs from memory. */
  readonly remembers: boolean
  /** One answer for each question. */
  readonly decode: (sent: SentRows, memory: Memory) => unknown[]
}

// Questions come in few shapes, those of the pages and dashboards there are; who invents new ones pays for compiling.
const compiled = new Latest<Compiled>(300)
const longestShape = 20_000

/** The statement that answers these questions together, and the values of its placeholders. */
export function compile(
  questions: readonly Question[],
  mayRemember: boolean,
): { compiled: Compiled; values: unknown[] } {
  const values: unknown[] = []
  const shapes = questions.map(({ model, read, tree }) => ({ model, read, tree: lift(model, tree, values) }))
  const shape = `${mayRemember} ${JSON.stringify(shapes)}`
  const known = compiled.get(shape)
  if (known) return { compiled: known, values: known.bind(values) }
  // Shelves are read by their keys, few rows from each, whoever asks for which page.
  const isBlind = questions.some(({ tree }) => tree.kept !== undefined)
  const writing = beginWriting(facts, { mayRemember, isBlind })
  const fresh = { ...write(writing, shapes), bind: writing.bind, remembers: writing.remembers }
  if (shape.length <= longestShape) compiled.set(shape, fresh)
  return { compiled: fresh, values: fresh.bind(values) }
}

type Written = Pick<Compiled, 'sql' | 'decode'>

function write(writing: Writing, questions: readonly Question[]): Written {
  const [first, second] = questions
  if (!first || first.read === 'memory' || (second && second.read !== 'count'))
    return writeTogether(writing, questions)
  if (first.read === 'count') {
    const sql = countStatement(writing, first.model, first.tree)
    return { sql, decode: sent => [Number(sent[0]?.[0])] }
  }
  const list = planFind(writing, first.model, first.read, first.tree)
  if (second) return writeWithCounts(writing, list, questions.slice(1))
  return { sql: selectOf(writing, list), decode: (sent, memory) => [list.decode(sent, memory)] }
}

/** A list, with the counts that were asked for beside it as further values of its rows. */
function writeWithCounts(writing: Writing, list: FindPlan, counts: readonly Question[]): Written {
  const totals = counts.map(({ model, tree }, i) => `(${countStatement(writing, model, tree)}) n${i}`)
  // By a name that no column has.
  const numbered = `select row_number() over () as "#", page.* from (${selectOf(writing, list)}) page`
  return {
    sql: `select totals.*, list.* from (select ${totals.join(', ')}) totals left join lateral (${numbered}) list on true order by list."#"`,
    decode(sent, memory) {
      const [head = []] = sent
      // Without rows the join leaves one line of nulls behind the totals.
      const rows = sent.filter(row => row[counts.length] !== null).map(row => row.slice(counts.length + 1))
      return [list.decode(rows, memory), ...counts.map((_, i) => Number(head[i]))]
    },
  }
}

/** Lists of several tables, each as one cell of the one row. */
function writeTogether(writing: Writing, questions: readonly Question[]): Written {
  const lists = questions.map(({ model, read, tree }) =>
    read === 'memory' || read === 'count' ? undefined : planFind(writing, model, read, tree),
  )
  // The memory has to be of the moment of this statement.
  if (lists.includes(undefined)) writing.remember()
  const cells = lists.map(list => (list ? cellOf(list) : 'null'))
  return {
    sql: `select ${[...cells, ...(writing.remembers ? [revisionCell] : [])].join(', ')}`,
    decode: ([row = []], memory) =>
      lists.map((list, i) => (list ? list.decode(readAggregated(row[i], list), memory) : memory)),
  }
}
