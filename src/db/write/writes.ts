import { facts } from '../generated/facts.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Where } from '../read/tree.ts'

const actions = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const
type Action = (typeof actions)[number]

/** One write of a transaction, not done yet: what Prisma would be told to do to which table. */
export interface Write {
  readonly model: Prisma.ModelName
  readonly action: Action
  readonly args: object
  /** It changes a row only as somebody had read it, at this version. */
  readonly asRead?: { readonly id: string; readonly version: number }
  /** It changes it only if this holds of it too, and if its writer may see it; else UnmetError. */
  readonly provided?: Where
}

type Arguments<Model extends Prisma.ModelName, Act extends Action> = Omit<
  Prisma.TypeMap['model'][Model]['operations'][Act]['args'],
  // Nothing comes back of it.
  'select' | 'include' | 'omit' | 'limit'
>

type Data<Model extends Prisma.ModelName> =
  Arguments<Model, 'update'> extends { data: infer Data } ? Data : never

type Filter<Model extends Prisma.ModelName> =
  Arguments<Model, 'updateMany'> extends { where?: infer Filter } ? NonNullable<Filter> : never

type WritesOf<Model extends Prisma.ModelName> = {
  readonly [Act in Action]: (args: Arguments<Model, Act>) => Write
} & {
  /**
   * An update of the row if it still has the version that its editor had read, which it takes to the next. When
   * somebody changed it meanwhile, nothing of the transaction is written and the answer says what stands now.
   */
  readonly updateAsRead: (id: string, version: number, data: Data<Model>) => Write
  /**
   * The same if this holds of it, for who would else have to read the row first. It does not say what was in the way:
   * see attempt.ts.
   */
  readonly updateProvided: (id: string, version: number, provided: Filter<Model>, data: Data<Model>) => Write
  readonly deleteAsRead: (id: string, version: number) => Write
}

/** The writes of a transaction, in Prisma's words: `write([writes.lesson.create({ data }), …])`. */
export type Writes = { readonly [Model in Prisma.ModelName as Uncapitalize<Model>]: WritesOf<Model> }

export const writes = Object.fromEntries(
  Object.keys(facts).map(name => {
    const model = name as Prisma.ModelName
    const plain = Object.fromEntries(
      actions.map(action => [action, (args: object): Write => ({ model, action, args })]),
    )
    const asRead = (action: Action, id: string, version: number, data?: object): Write => ({
      ...{ model, action, asRead: { id, version } },
      args: { where: { id, version }, ...(data && { data: { ...data, version: version + 1 } }) },
    })
    return [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      {
        ...plain,
        updateAsRead: (id: string, version: number, data: object) => asRead('update', id, version, data),
        updateProvided: (id: string, version: number, provided: Where, data: object) => ({
          ...asRead('update', id, version, data),
          provided,
        }),
        deleteAsRead: (id: string, version: number) => asRead('delete', id, version),
      },
    ]
  }),
) as Writes
