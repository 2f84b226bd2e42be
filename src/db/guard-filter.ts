import { facts } from './generated/facts.ts'
import { isRecord, type Visible, type Where } from './read/tree.ts'

/** A filter with its further conditions in a list. */
export type Guarded = Where & { readonly AND?: readonly unknown[] }

/**
 * A filter that a noun wrote, so that each of its relations reaches only rows that its reader may see. What is hidden
 * changes no answer, as if it were not there: `none`, `isNot` and `every` speak of the visible rows, and a relation to
 * one hidden row is null. Rules are joined as they are; they are trusted, and a rule is not guarded by the next one.
 */
export function guardFilter(model: string, where: Where, ruleOf: Visible): Guarded {
  const conditions: unknown[] = []
  const guarded: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(where)) {
    if (name === 'AND') conditions.push(...[guardAll(model, value, ruleOf)].flat())
    else if (name === 'OR' || name === 'NOT') guarded[name] = guardAll(model, value, ruleOf)
    else if (facts[model]?.relations[name]) conditions.push(...guardRelation(model, name, value, ruleOf))
    // A look-up by a unique key keeps its key at the top.
    else guarded[name] = value
  }
  return conditions.length ? { ...guarded, AND: conditions } : guarded
}

function guardAll(model: string, value: unknown, ruleOf: Visible): unknown {
  if (Array.isArray(value)) return value.map(each => guardAll(model, each, ruleOf))
  return isRecord(value) ? guardFilter(model, value, ruleOf) : value
}

/** One condition for each test of a relation: { visit: { is: … } }. */
function guardRelation(model: string, name: string, value: unknown, ruleOf: Visible): Where[] {
  const relation = facts[model]?.relations[name]
  if (!relation || value === undefined) return []
  const isTests = isRecord(value) && (relation.isList || 'is' in value || 'isNot' in value)
  const rule = relation.isOfRow ? {} : (ruleOf(relation.to) ?? {})
  const visible = (filter: unknown): Where =>
    isRecord(filter) ? { AND: [guardFilter(relation.to, filter, ruleOf), rule] } : rule
  return Object.entries(isTests ? value : { is: value }).flatMap(([test, filter]) => {
    if (filter === undefined) return []
    if (filter === null) return [{ [name]: { [test === 'is' ? 'isNot' : 'is']: rule } }]
    if (test !== 'every') return [{ [name]: { [test]: visible(filter) } }]
    return [{ [name]: { none: { AND: [rule, { NOT: visible(filter) }] } } }]
  })
}
