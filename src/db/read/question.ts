import type { Find } from './statement.ts'
import type { Tree } from './tree.ts'

/** One question to the database; `memory` asks for the remembered tables themselves. */
export interface Question {
  readonly model: string
  readonly read: Find | 'count' | 'memory'
  readonly tree: Tree
}
