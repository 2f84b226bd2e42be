import type { VisibleClient } from '../../db/visible-client.ts'
import { ValidationError } from '../../errors.ts'

/** The activity of this code; nobody is refused by an old memory. */
export async function findActivity(db: VisibleClient, code: string): Promise<string> {
  const found =
    (await db.$memory.heard()).byCode('Activity', code) ?? (await db.$memory.exact()).byCode('Activity', code)
  if (found) return found.id
  throw ValidationError.at(
    ['input', 'activity'],
    `activity: "${code.slice(0, 100)}" is none of the catalogue; take its code from activities, such as field-visits.`,
  )
}
