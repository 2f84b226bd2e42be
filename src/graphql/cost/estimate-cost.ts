import {
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
  type ValueNode,
} from 'graphql'
import { defaultPage, largestPage } from '../../paging/page-arguments.ts'
import { fieldOf } from './field-of.ts'
import { weighField } from './weigh-field.ts'

/**
 * What an answer will cost at most, in points, before anything is read: every field by its weight, times the rows
 * of all lists above it. Each selection is weighed once for each type, so that fragments within fragments take no
 * longer to weigh than to write.
 */
export function estimateCost(
  schema: GraphQLSchema,
  {
    document,
    operationName,
    variableValues,
  }: Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'>,
): number {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) return 0
  const given = new Map<string, unknown>(Object.entries(variableValues ?? {}))
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue && given.get(variable.name.value) === undefined)
      given.set(variable.name.value, valueFromASTUntyped(defaultValue))
  const fragments = new Map(
    document.definitions.flatMap(each =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  )
  return Math.ceil(
    new Weighing(schema, fragments, Object.fromEntries(given)).weighAll(operation.selectionSet, root, 1),
  )
}

class Weighing {
  readonly #known = new Map<SelectionSetNode, Map<string, number>>()
  readonly #items = new Map<object, number>()
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Record<string, unknown>
  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Record<string, unknown>,
  ) {
    this.schema = schema
    this.fragments = fragments
    this.variables = variables
  }

  /** Of one row of a type; `pageSize` is what the field above was asked for. */
  weighAll(set: SelectionSetNode, type: GraphQLObjectType, pageSize: number): number {
    const known = this.#known.get(set) ?? new Map<string, number>()
    this.#known.set(set, known)
    const key = `${type.name} ${pageSize}`
    const before = known.get(key)
    if (before !== undefined) return before
    const cost = set.selections.reduce((sum, each) => sum + this.weighOne(each, type, pageSize), 0)
    known.set(key, cost)
    return cost
  }

  weighOne(selection: SelectionNode, type: GraphQLObjectType, pageSize: number): number {
    if (this.#isLeftOut(selection)) return 0
    if (selection.kind === Kind.FIELD) return this.#weighField(selection, type, pageSize)
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection
    if (!fragment || !this.#holdsFor(type, fragment.typeCondition?.name.value)) return 0
    return this.weighAll(fragment.selectionSet, type, pageSize)
  }

  #weighField(node: FieldNode, type: GraphQLObjectType, pageSize: number): number {
    const field = fieldOf(this.schema, type, node.name.value)
    if (!field) return 0
    const weight = weighField(this.schema, type, field)
    const args = new Map(node.arguments?.map(({ name, value }) => [name.value, this.#value(value)]))
    const asked = weight.asked?.(args)
    const size = asked?.rows ?? pageSizeOf(args)
    // No row is counted as one: a question that leads nowhere is walked through all the same.
    const rows = Math.max(1, weight.rows === 'page' ? size : weight.rows === 'above' ? pageSize : weight.rows)
    return (
      weight.own +
      (asked?.own ?? 0) +
      this.#given(args) +
      rows * (weight.row + this.#weighRow(node, getNamedType(field.type), size))
    )
  }

  /** One row of what a field gives; of several types the dearest. */
  #weighRow({ selectionSet }: FieldNode, type: unknown, pageSize: number): number {
    if (!selectionSet || !isCompositeType(type)) return 0
    const types = isAbstractType(type) ? this.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
    return Math.max(0, ...types.map(each => this.weighAll(selectionSet, each, pageSize)))
  }

  #holdsFor(type: GraphQLObjectType, name: string | undefined): boolean {
    if (name === undefined || name === type.name) return true
    const condition = this.schema.getType(name)
    return isAbstractType(condition) && this.schema.isSubType(condition, type)
  }

  #value = (node: ValueNode): unknown => valueFromASTUntyped(node, this.variables)

  #isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: [condition] = [] }) => {
      const value = condition && this.#value(condition.value)
      return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false)
    })
  }

  /** A value of a list in a filter is compared with, perhaps for every row. */
  #given(args: ReadonlyMap<string, unknown>): number {
    return [...args.values()].reduce<number>((sum, value) => sum + this.#itemsIn(value), 0)
  }

  /** A variable can be long, and be used again and again. */
  #itemsIn(value: unknown): number {
    if (typeof value !== 'object' || value === null) return 0
    const known = this.#items.get(value)
    if (known !== undefined) return known
    let items = Array.isArray(value) ? value.length : 0
    for (const each of Array.isArray(value) ? (value as unknown[]) : Object.values(value))
      if (typeof each === 'object') items += this.#itemsIn(each)
    this.#items.set(value, items)
    return items
  }
}

/** What is above the largest page is refused or cut where it is read; ids are not. */
function pageSizeOf(args: ReadonlyMap<string, unknown>): number {
  const ids = args.get('ids')
  if (Array.isArray(ids)) return ids.length
  const size = args.get('first') ?? args.get('last') ?? defaultPage
  return typeof size === 'number' ? Math.min(Math.max(size, 0), largestPage) : largestPage
}
