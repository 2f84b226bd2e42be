import type { Memory } from '../../db/read/memory.ts'
import { type Labelled, labelOf } from '../../graphql/labels.ts'
import { capitalised } from '../../language/capitalised.ts'
import type { Language } from '../../language/language.ts'
import { say, sayClauses, sayList } from '../../language/messages/say.ts'
import { countryName, regionName } from '../../language/place-names.ts'
import type { Reason } from './reasons.ts'

/** A reason in words. */
export function sayReason(reason: Reason, language: Language, catalogues: Memory): string {
  const label = (row: Labelled | undefined, code: string) => (row ? labelOf(row, language) : code)
  switch (reason.code) {
    case 'SAME_DOMAIN':
    case 'NEAR_DOMAIN':
      return say(language, `briefs.reason.${reason.code}`, {
        domain: label(catalogues.byCode('PolicyDomain', reason.value), reason.value),
      })
    case 'SAME_COUNTRY':
      return say(language, 'briefs.reason.SAME_COUNTRY', { country: countryName(reason.value, language) })
    case 'SAME_REGION':
      return say(language, 'briefs.reason.SAME_REGION', { region: regionName(reason.value, language) })
    case 'SAME_MISSION_TYPE':
      return say(language, 'briefs.reason.SAME_MISSION_TYPE', {
        missionType: label(catalogues.byCode('MissionType', reason.value), reason.value),
      })
    case 'MATCHES_TEXT':
      return say(language, 'briefs.reason.MATCHES_TEXT', { words: sayList(language, reason.words) })
    case 'PROVEN':
      return say(language, 'briefs.reason.PROVEN', { ...reason })
    case 'IMPORTED':
      return say(language, 'briefs.reason.IMPORTED', {
        collection: label(catalogues.byCode('Collection', reason.value), reason.value),
      })
    case 'SAME_PARTNERSHIP':
    case 'FAILED':
      return say(language, `briefs.reason.${reason.code}`)
  }
}

/** All of them as one sentence. */
export function sayReasons(reasons: readonly Reason[], language: Language, catalogues: Memory): string {
  const all = reasons.map(reason => sayReason(reason, language, catalogues))
  return `${capitalised(sayClauses(language, all), language)}.`
}
