import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { countryName } from '../../language/place-names.ts'
import type { Reason } from '../briefs/reasons.ts'
import { sayReason } from '../briefs/say-reason.ts'
import type { Dossier } from './dossier.ts'
import type { ToRead } from './reading-list.ts'
import { themeLabel } from './themes.ts'

/** Why something is to be read, as one sentence. */
export function sayItem({ reasons }: ToRead, language: Language, dossier: Dossier): string {
  const all = reasons.map(reason => sayOne(reason, language, dossier)).join('; ')
  return `${all.charAt(0).toLocaleUpperCase(language)}${all.slice(1)}.`
}

function sayOne(reason: Reason, language: Language, dossier: Dossier): string {
  if (reason.code === 'SAME_COUNTRY')
    return say(language, 'dossiers.learnedThere', { country: countryName(reason.value, language) })
  // Its theme, which may be a concept too.
  if (reason.code === 'SAME_DOMAIN')
    return say(language, 'briefs.reason.SAME_DOMAIN', { domain: themeLabel(reason.value, language, dossier) })
  return sayReason(reason, language, dossier.memory)
}
