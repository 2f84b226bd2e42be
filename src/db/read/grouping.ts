import { facts } from '../generated/facts.ts'
import type { Question } from './question.ts'
import { isEmpty, isRecord, type Tree, type Where } from './tree.ts'

export type Group<Asked extends Question> = [Asked, ...Asked[]]

/** What is asked in one tick, by what belongs into one statement. */
export function grouped<Asked extends Question>(asked: readonly Asked[]): Group<Asked>[] {
  const [one] = asked
  if (one && asked.length === 1) return [[one]]
  const groups: Group<Asked>[] = []
  const named = new Map<string, Group<Asked>>()
  for (const each of asked) {
    const before = groups.at(-1)
    const name = nameOf(each)
    const group = name === undefined ? undefined : named.get(name)
    if (group) group.push(each)
    else if (each.read === 'count' && before && isListFor(each, before[0])) before.push(each)
    else {
      const fresh: Group<Asked> = [each]
      groups.push(fresh)
      if (name !== undefined) named.set(name, fresh)
    }
  }
  return groups
}

/** Whether a count stands beside this list: of lists of keys there may come several, and no count fits among them. */
const isListFor = ({ model }: Question, list: Question): boolean =>
  list.read === 'findMany' && list.model === model && nameOf(list) === undefined

/** The questions of a group as they are sent, and what each of those who asked gets of the answers. */
export function merged(group: Group<Question>): {
  questions: readonly Question[]
  share: (answers: readonly unknown[]) => readonly unknown[]
} {
  const [{ model, read, tree }] = group
  const key = group.length > 1 && read.startsWith('findUnique') ? uniqueKey(model, tree.where) : undefined
  if (key === undefined) return { questions: group, share: answers => answers }
  const { where, select, ...rest } = tree
  const values = group.map(each => each.tree.where?.[key])
  const list: Tree = {
    ...rest,
    ...(select && { select: { ...select, [key]: true } }),
    where: { ...where, [key]: { in: [...new Set(values)] } },
  }
  return {
    questions: [{ model, read: 'findMany', tree: list }],
    share([rows]) {
      const byKey = new Map((rows as Record<string, unknown>[]).map(row => [row[key], row]))
      return values.map(value => byKey.get(value) ?? null)
    },
  }
}

/** Questions of one name share a statement: look-ups of one kind, and whatever is read by lists of keys. */
function nameOf(question: Question): string | undefined {
  const { model, read, tree } = question
  if (read === 'memory' || isListOfKeys(question)) return 'lists'
  const key = read.startsWith('findUnique') ? uniqueKey(model, tree.where) : undefined
  if (key === undefined) return undefined
  const { where, ...rest } = tree
  return `${model} ${key} ${JSON.stringify([{ ...where, [key]: undefined }, rest])}`
}

function uniqueKey(model: string, where: Where | undefined): string | undefined {
  return Object.keys(where ?? {}).find(
    name => facts[model]?.columns[name]?.isUnique && !isRecord(where?.[name]),
  )
}

/** The hits of a search, say: rows of known keys in no order of their own. */
function isListOfKeys({ model, read, tree }: Question): boolean {
  const { select, include, where, ...rest } = tree
  return (
    read === 'findMany' &&
    isEmpty(rest) &&
    Object.entries(where ?? {}).some(
      ([name, value]) => facts[model]?.columns[name]?.isUnique && isRecord(value) && Array.isArray(value.in),
    )
  )
}
