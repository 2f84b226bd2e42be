import type { Context } from '../../context.ts'
import { choose, type ChosenItem } from './choose.ts'
import type { Plan } from './plan.ts'
import { Reason } from './reasons.ts'

interface Fixed {
  readonly fixedOn: Date
  readonly refreshedOn: Date | null
  readonly version: number
  readonly items: readonly {
    readonly lessonId: string | null
    readonly practiceId: string | null
    readonly reasons: unknown
    readonly withdrawnOn: Date | null
  }[]
}

/** A brief: chosen as it is read, until the first decision fixes it. */
export interface Brief {
  readonly plan: Plan
  readonly fixed: Omit<Fixed, 'items'> | undefined
  /** How many of what was fixed have been withdrawn since. */
  readonly withdrawn: number
  /** Chosen once, whatever parts of the brief are asked for. */
  items(): Promise<readonly ChosenItem[]>
}

export function briefOf(
  context: Pick<Context, 'search' | 'db' | 'now'>,
  plan: Plan,
  fixed: Fixed | null = null,
): Brief {
  let chosen: Promise<readonly ChosenItem[]> | undefined
  const items = () => (fixed ? Promise.resolve(fixedItems(fixed)) : choose(context, plan))
  return {
    plan,
    fixed: fixed ?? undefined,
    withdrawn: fixed?.items.filter(({ withdrawnOn }) => withdrawnOn !== null).length ?? 0,
    items: () => (chosen ??= items()),
  }
}

function fixedItems({ items }: Fixed): ChosenItem[] {
  return items
    .filter(({ withdrawnOn }) => withdrawnOn === null)
    .flatMap<ChosenItem>(({ lessonId, practiceId, reasons: kept }) => {
      const reasons = Reason.array().parse(kept)
      if (lessonId) return [{ kind: 'Lesson' as const, id: lessonId, reasons }]
      return practiceId ? [{ kind: 'GoodPractice' as const, id: practiceId, reasons }] : []
    })
}
