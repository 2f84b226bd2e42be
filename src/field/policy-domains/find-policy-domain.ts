import type { VisibleClient } from '../../db/visible-client.ts'
import { ValidationError } from '../../errors.ts'

/** The policy domain of this code; nobody is refused by an old memory. */
export async function findPolicyDomain(db: VisibleClient, code: string): Promise<string> {
  const found =
    (await db.$memory.heard()).byCode('PolicyDomain', code) ??
    (await db.$memory.exact()).byCode('PolicyDomain', code)
  if (found) return found.id
  throw ValidationError.at(
    ['input', 'policyDomain'],
    `policyDomain: "${code.slice(0, 100)}" is not a policy domain; take its code from policyDomains, such as waste-collection.`,
  )
}
