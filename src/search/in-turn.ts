import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'

/**
 * So many searches are under way at once; the others wait in the order in which they came. All at once they would be
 * answered in no order, for Meilisearch takes those that wait with it by lot: with ten clients on two processors one of
 * twenty then takes a sixth longer, and the others no less.
 */
export const AT_ONCE = Math.max(4, 2 * availableParallelism())

/** Has work wait its turn while so much is under way already. */
export const inTurn = (): (<Done>(work: () => Promise<Done>) => Promise<Done>) => pLimit(AT_ONCE)
