import SchemaBuilder from '@pothos/core'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import WithInputPlugin from '@pothos/plugin-with-input'
import type { Context } from './context.ts'
import type PrismaTypes from './db/generated/pothos.ts'
import { getDatamodel } from './db/generated/pothos.ts'

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
  }
}>({
  plugins: [ErrorsPlugin, WithInputPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    nodesOnConnection: { description: 'The rows of this page, without their cursors.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The rows of this page with their cursors.' },
    nodeFieldOptions: { nullable: false },
    cursorFieldOptions: { nullable: false },
    pageInfoFieldOptions: { nullable: false },
  },
  withInput: { argOptions: { required: true } },
  errors: {
    directResult: true,
    defaultTypes: [],
    defaultUnionOptions: { name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result` },
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
