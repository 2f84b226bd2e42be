import type { Language } from '../../../language/language.ts'

type Some<Value> = readonly Value[] | null

/** What every board can be narrowed to; within one part, one of its values is enough. */
export interface InsightFilter {
  readonly missionTypes?: Some<string>
  readonly policyDomains?: Some<string>
  readonly regions?: Some<string>
  readonly countries?: Some<string>
  readonly programmes?: Some<string>
  readonly years?: Some<number>
  readonly languages?: Some<Language>
  readonly municipalities?: Some<{ id: string }>
}

export type InsightPart = keyof InsightFilter

/** The parts that say something. */
export const partsOf = (filter: InsightFilter): InsightPart[] =>
  (Object.keys(filter) as InsightPart[]).filter(part => filter[part] != null)
