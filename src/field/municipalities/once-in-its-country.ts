import { isTaken } from '../../db/refusal.ts'
import { RuleError } from '../../errors.ts'

/** Runs a write of a municipality; a name that its country has already is a mistake, or the same municipality. */
export async function onceInItsCountry<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new RuleError('name: a municipality of this name is on record in this country already.', [
      'input',
      'name',
    ])
  }
}
