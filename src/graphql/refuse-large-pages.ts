import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import { checkIds, checkPageArguments, type PageArguments } from '../paging/page-arguments.ts'

type Arguments = PageArguments & { ids?: readonly unknown[] | null }

/** Makes every connection of the schema, and every list by ids, refuse what it would otherwise cut in silence or read whole. */
export function refuseLargePages(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (!takes(field, 'first', 'last', 'before', 'after') && !takes(field, 'ids')) continue
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args: Arguments, context, info) => {
        checkPageArguments(args)
        checkIds(args.ids)
        return resolve(source, args, context, info)
      }
    }
  }
  return schema
}

const takes = ({ args }: GraphQLField<unknown, unknown>, ...names: string[]): boolean =>
  names.every(name => args.some(arg => arg.name === name))
