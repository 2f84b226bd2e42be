import { isTaken } from '../../db/refusal.ts'
import { RuleError } from '../../errors.ts'

/** A partnership has one steering structure since one day; the database alone knows of two at the same moment. */
export async function onceADay<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    if (isTaken(error))
      throw new RuleError(
        'since: the partnership has a steering structure since that very day; edit that one.',
        ['input', 'since'],
      )
    throw error
  }
}
