import type { Doing } from '../../context.ts'
import { changeGap } from './change-gap.ts'

/** Takes back how it was closed. */
export const reopenKnowledgeGap = (doing: Doing, id: string, expectedVersion: number): Promise<string> =>
  changeGap(doing, id, expectedVersion, 'reopen', { state: 'OPEN' })
