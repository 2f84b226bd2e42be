import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import { checkPageArguments, type PageArguments } from '../paging/page-arguments.ts'

/** Makes every connection of the schema refuse what it would otherwise cut in silence. */
export function refuseLargePages(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (!['first', 'last', 'before', 'after'].every(name => field.args.some(arg => arg.name === name)))
        continue
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args: PageArguments, context, info) => {
        checkPageArguments(args)
        return resolve(source, args, context, info)
      }
    }
  }
  return schema
}
