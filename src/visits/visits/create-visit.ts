import type { Doing } from '../../context.ts'
import { putOnRecord } from './put-on-record.ts'
import { createRules } from './rules.ts'

/** Puts a visit on record, planned or made. */
export const createVisit = (doing: Doing, input: object): Promise<string> =>
  putOnRecord(doing, input, { action: 'createVisit', rules: createRules })
