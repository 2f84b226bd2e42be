import { type DocumentNode, type ExecutionArgs, Kind, visit, BREAK } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { BoundedStore } from './bounded-store.ts'

const most = { values: 1_000, size: 2_000_000 }

type Executed = ExecutionArgs & { contextValue: { params: GraphQLParams } }

export interface KnownDocuments {
  readonly plugin: Plugin<{ params: GraphQLParams }>
  /** What this very text was read as; undefined until it was read, found valid and begun to be answered. */
  get(text: string): DocumentNode | undefined
}

/**
 * Remembers what was once read within its limits, found valid and let in. Whoever asks for the schema is looked at
 * anew each time: it depends on who he is.
 */
export function knownDocuments(): KnownDocuments {
  const documents = new BoundedStore<DocumentNode>(most, text => text.length)
  return {
    get: text => documents.get(text),
    plugin: {
      onExecute({ args }) {
        const asked: Executed = args
        const { document } = asked
        const { query } = asked.contextValue.params
        if (query && !documents.get(query) && !asksForSchema(document)) documents.set(query, document)
      },
    },
  }
}

function asksForSchema(document: DocumentNode): boolean {
  let asks = false
  visit(document, {
    [Kind.FIELD]({ name }) {
      if (!name.value.startsWith('__') || name.value === '__typename') return undefined
      asks = true
      return BREAK
    },
  })
  return asks
}
