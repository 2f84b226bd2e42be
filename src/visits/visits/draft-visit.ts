import type { Doing } from '../../context.ts'
import { putOnRecord } from './put-on-record.ts'
import { draftRules } from './rules.ts'

/** Begins a visit of which little is known yet; who makes it sees it, and the association. */
export const draftVisit = (doing: Doing, input: object): Promise<string> =>
  putOnRecord(doing, input, { action: 'draftVisit', rules: draftRules })
