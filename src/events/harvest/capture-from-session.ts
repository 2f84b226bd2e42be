import type { Doing } from '../../context.ts'
import { captureLesson } from '../../knowledge/lessons/capture-lesson.ts'
import { mostCountries, mostDomains } from '../../knowledge/lessons/rules.ts'
import { findSession } from './find-session.ts'

/** Writes down what was learned in a session, as a draft; what is not said is offered from the session and its event. */
export async function captureFromSession(
  doing: Doing,
  sessionId: string,
  input: object & {
    policyDomains?: readonly string[] | null
    countries?: readonly string[] | null
    idempotencyKey?: string | null
  },
): Promise<string> {
  const { policyDomains, event } = await findSession(doing, sessionId)
  const themes = (policyDomains.length ? policyDomains : event.policyDomains).map(({ code }) => code)
  const capture = {
    experiencedOn: event.month,
    ...input,
    // A session over many themes does not say which of them a lesson is about.
    policyDomains: input.policyDomains ?? (themes.length <= mostDomains ? themes : []),
    countries: input.countries ?? countriesOf(event),
  }
  return captureLesson(doing, capture, { sessionId })
}

/** Where it is held; else the countries that it is for, unless it is for a whole region of them. */
function countriesOf({
  host,
  countries,
  regions,
}: Awaited<ReturnType<typeof findSession>>['event']): string[] {
  if (host) return [host.countryCode]
  return regions.length > 0 || countries.length > mostCountries ? [] : countries.map(({ code }) => code)
}
