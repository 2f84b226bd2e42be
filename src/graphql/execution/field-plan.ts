import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql'
import type { Complete } from './complete-value.ts'
import type { Path } from './run.ts'

/** A field of one type in one place of a document. */
export interface FieldPlan {
  readonly responseName: string
  readonly parentType: GraphQLObjectType
  /** The path that resolvers see: the same for all rows of a list, without their numbers. */
  readonly place: Path
  readonly nodes: readonly FieldNode[]
  readonly definition: GraphQLField<unknown, unknown>
  readonly resolve: NonNullable<GraphQLField<unknown, unknown>['resolve']>
  readonly argumentsOf: (variables: Readonly<Record<string, unknown>>) => Record<string, unknown>
  readonly complete: Complete
  /**
   * The same with a place of its own, for one row of a list that gives its value later than the others; absent where
   * rows are no question. What the Prisma plugin files under a place holds for all rows that share it: those whose
   * values were there at once, since then nothing of another row comes between a field and what is beneath it.
   */
  readonly apart?: () => Apart
  /**
   * A row gave its value later than the others: from then on each has its place from the beginning, since what its
   * resolver files before it waits is looked for there too.
   */
  gaveLater?: boolean
}

export interface Apart {
  readonly place: Path
  readonly complete: Complete
}
