import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'

const ofAll = new Map<string, GraphQLField<unknown, unknown>>([
  [TypeNameMetaFieldDef.name, TypeNameMetaFieldDef],
])
const ofRoot = new Map<string, GraphQLField<unknown, unknown>>(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map(field => [field.name, field]),
)

/** A field of a type by its name, those included that every schema has. */
export function fieldOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (type === schema.getQueryType() && ofRoot.has(name)) return ofRoot.get(name)
  return ofAll.get(name) ?? type.getFields()[name]
}
