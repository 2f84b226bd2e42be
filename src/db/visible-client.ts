import { askPrisma } from './ask-prisma.ts'
import type { Database } from './database.ts'
import { facts } from './generated/facts.ts'
import type { Prisma, PrismaClient } from './generated/client/client.ts'
import { guarded, guardTree } from './guard-tree.ts'
import type { Memory } from './read/memory.ts'
import type { Question } from './read/question.ts'
import { makeReader } from './read/reader.ts'
import { type Kept, type Shelf, type Tree, treeOf, type Visible } from './read/tree.ts'
import { tallyTogether } from './read/tally-together.ts'
import type { Tally, Tallied } from './read/tally.ts'
import type { JustWritten } from './write/just-written.ts'

/** Which rows of a table its reader may see. */
export interface RowRule {
  /** As a Prisma filter: joined to every list, count and look-up of the table, at any depth. */
  readonly where: Readonly<Record<string, unknown>>
  /** Where rows of it stand on shelves for this reader. */
  readonly kept?: Kept
}

export type RowRules = { readonly [Model in Prisma.ModelName]?: RowRule }

/** The condition on the rows of a table that the reader with these rules may see. */
export const ruleIn =
  (rules: RowRules): Visible =>
  model =>
    (rules as Record<string, RowRule | undefined>)[model]?.where

const reads = [
  'findMany',
  'findFirst',
  'findFirstOrThrow',
  'findUnique',
  'findUniqueOrThrow',
  'count',
] as const satisfies readonly Question['read'][]

/** The small tables that everything refers to, for who needs more of them than a relation gives. */
export interface FromMemory {
  /** As far as this process has heard; costs nothing. */
  heard(): Promise<Memory>
  /** As they are now: brought along by the lists of keys that are read in the same tick, or by a statement. */
  exact(): Promise<Memory>
}

type Named = Uncapitalize<Prisma.ModelName>

/** Prisma's models with their reading methods only. What is not visible to the reader is not there. */
export type VisibleClient = Pick<PrismaClient, '$connect'> & { readonly $memory: FromMemory } & {
  readonly [Model in Named]: Pick<PrismaClient[Model], (typeof reads)[number]>
} & {
  /** The rows of a whole shelf of a table that is kept; see read/kept.ts. */
  $onShelf<Model extends Named>(model: Model, shelf: Shelf): OnShelf<Model>
  /** How many rows there are, and of what; all that is asked in one tick is counted by one statement. */
  $tally(tally: Tally): Promise<Tallied>
}

/** Pages by keys, in an order that the places on a shelf have; and how many there are on all pages. */
export type OnShelf<Model extends Named> = Pick<PrismaClient[Model], 'findMany'> & {
  count(): Promise<number>
}

const models = Object.keys(facts).map(
  model => [model, model.charAt(0).toLowerCase() + model.slice(1)] as const,
)

/** What a client for reading needs of a database. */
export type ReadFrom = Pick<Database, 'prisma' | 'readText' | 'reference' | 'fallBacks'> & {
  /** Where the same request writes. */
  readonly justWritten?: JustWritten
}

/**
 * A client for one reader: every read, and every relation inside it, passes the reader's row rules and becomes one
 * statement. No resolver can forget the rules, since it has no other client to read with.
 */
export function visibleClient(
  { prisma, readText, reference, fallBacks, justWritten }: ReadFrom,
  rules: RowRules,
): VisibleClient {
  const ruleOf = ruleIn(rules)
  const reader = makeReader(readText, reference, (question, why) => {
    fallBacks.tell(why)
    return askPrisma(prisma, question)
  })
  const onShelf = (name: string, shelf: Shelf) => {
    const model = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    const kept = (rules as Record<string, RowRule | undefined>)[model]?.kept
    if (!kept) throw new Error(`${model} stands on no shelves.`)
    const read = (how: Question['read'], tree: Tree) =>
      reader(model, how, {
        ...guardTree(model, tree, ruleOf),
        kept: { ...kept, shelf, bounds: tree.where ?? {} },
      })
    return { findMany: (tree?: object) => read('findMany', treeOf(tree)), count: () => read('count', {}) }
  }
  const own: Own = {
    $memory: { heard: () => reference.now(), exact: () => reader('', 'memory', {}) as Promise<Memory> },
    $connect: () => prisma.$connect(),
    $onShelf: onShelf,
    $tally: tallyTogether(readText, (model, where) => guarded(model, where, ruleOf), ruleOf),
    [readOf]: (model, read, asked) => {
      const tree = treeOf(asked)
      const known = read.startsWith('findUnique') ? justWritten?.take(model, tree) : undefined
      return known ? Promise.resolve(known) : reader(model, read, guardTree(model, tree, ruleOf))
    },
  }
  return Object.assign(Object.create(delegates), own) as VisibleClient
}

const readOf = Symbol('how a client reads')

interface Own {
  readonly $memory: FromMemory
  readonly $connect: () => Promise<void>
  readonly $onShelf: unknown
  readonly $tally: unknown
  [readOf](model: string, read: Question['read'], tree: object | undefined): Promise<unknown>
}

/** The models of every client, made when one is first asked for: a client lives for one request. */
const delegates = {}
for (const [model, name] of models) {
  Object.defineProperty(delegates, name, {
    get(this: Own) {
      const read = (how: Question['read']) => (tree?: object) => this[readOf](model, how, tree)
      return Object.fromEntries(reads.map(how => [how, read(how)]))
    },
  })
}
