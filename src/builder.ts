import SchemaBuilder from '@pothos/core'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import WithInputPlugin from '@pothos/plugin-with-input'
import type { Context } from './context.ts'
import type PrismaTypes from './db/generated/pothos.ts'
import { getDatamodel } from './db/generated/pothos.ts'

const capitalised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** What every part of the schema is built with. It knows no type; src/schema.ts lists them. */
export const builder = new SchemaBuilder<{
  PrismaTypes: PrismaTypes
  Context: Context
  DefaultFieldNullability: false
  DefaultInputFieldRequiredness: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: Date; Output: Date }
    DateTime: { Input: Date; Output: Date }
    URL: { Input: URL; Output: string }
    ListFilter: { Input: never; Output: Readonly<Record<string, unknown>> }
  }
}>({
  plugins: [ErrorsPlugin, WithInputPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    nodeTypeOptions: { description: 'Whatever has an opaque id and can be asked for by it.' },
    idFieldOptions: { description: 'Its opaque id.' },
    nodeQueryOptions: {
      description: 'Whatever has this id; null when there is no such thing, or none that the viewer may see.',
      args: { id: { description: 'An opaque id.' } },
    },
    nodesQueryOptions: {
      description:
        'Whatever has these ids, in their order; null for what is not there or not for the viewer.',
      args: { ids: { description: 'Opaque ids.' } },
    },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before.' },
    startCursorFieldOptions: { description: 'The cursor of the first row; null for an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last row; null for an empty page.' },
    firstArgOptions: {
      description: 'How many rows at most, from the beginning or after a cursor: 0 to 100, 20 unless given.',
    },
    lastArgOptions: { description: 'How many rows at most, from the end or before a cursor: 0 to 100.' },
    afterArgOptions: { description: 'A cursor: the page begins behind it.' },
    beforeArgOptions: { description: 'A cursor: the page ends before it.' },
    nodesOnConnection: { description: 'The rows of this page, without their cursors.' },
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: 'The rows of this page with their cursors.',
    },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    cursorFieldOptions: {
      nullable: false,
      description: 'Its place in the list: send it as after or before.',
    },
    pageInfoFieldOptions: { nullable: false, description: 'Where this page lies in the list.' },
  },
  withInput: {
    argOptions: { required: true, description: 'What is given.' },
    typeOptions: {
      name: ({ fieldName }) => `${capitalised(fieldName)}Input`,
      description: 'What the mutation of this name is given.',
    },
  },
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: {
      name: ({ fieldName }) => `${capitalised(fieldName)}Result`,
      description:
        'What came of the mutation of this name: the thing itself, or a failure that the caller can act on.',
    },
  },
  prisma: {
    client: context => context.db,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    onUnusedQuery: null,
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
  },
})
