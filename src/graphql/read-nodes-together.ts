import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { builder } from '../builder.ts'
import type { Context } from '../context.ts'

type Row = Readonly<Record<string, unknown>>
type Load = (id: string, context: Context, info: GraphQLResolveInfo) => Promise<Row | null>

interface PrismaNode {
  readonly name: string
  readonly extensions: { readonly pothosPrismaModel: string }
  readonly pothosOptions: { loadWithoutCache: Load }
}

/**
 * Lets what is asked for by many opaque ids be planned once for each type, and read as one list: plugin-prisma would
 * plan anew for every id.
 */
export function readNodesTogether({ configStore }: typeof builder): void {
  for (const config of configStore.typeConfigs.values()) {
    if (!isPrismaNode(config)) continue
    const { name, extensions, pothosOptions } = config
    pothosOptions.loadWithoutCache = loadTogether(
      name,
      extensions.pothosPrismaModel,
      pothosOptions.loadWithoutCache,
    )
  }
}

function isPrismaNode(config: object): config is PrismaNode {
  const { extensions, pothosOptions }: { extensions?: object; pothosOptions?: object } = config
  return (
    extensions !== undefined &&
    'pothosPrismaModel' in extensions &&
    pothosOptions !== undefined &&
    'loadWithoutCache' in pothosOptions
  )
}

interface Batch {
  readonly ids: string[]
  readonly rows: Promise<ReadonlyMap<string, Row>>
}

function loadTogether(typeName: string, model: string, loadOne: Load): Load {
  const batches = new WeakMap<GraphQLResolveInfo, Batch>()

  async function readRows(ids: string[], context: Context, info: GraphQLResolveInfo) {
    // All that are asked for come in the same tick.
    await Promise.resolve()
    batches.delete(info)
    const query = queryFromInfo({ context, info, typeName })
    // All models are read alike.
    const { findMany } = context.db[`${model.charAt(0).toLowerCase()}${model.slice(1)}` as 'lesson']
    const rows = await findMany({ ...query, where: { id: { in: ids } } })
    return new Map(rows.map(row => [row.id, row]))
  }

  return async (id, context, info) => {
    // The field `node` asks for one.
    if (info.fieldName !== 'nodes') return loadOne(id, context, info)
    let batch = batches.get(info)
    if (!batch) {
      const ids: string[] = []
      batch = { ids, rows: readRows(ids, context, info) }
      batches.set(info, batch)
    }
    batch.ids.push(id)
    return (await batch.rows).get(id) ?? null
  }
}
