import { capitalised } from '../../language/capitalised.ts'
import type { Language } from '../../language/language.ts'
import { say, sayClauses, sayList } from '../../language/messages/say.ts'
import { countryName } from '../../language/place-names.ts'
import type { Reason } from '../briefs/reasons.ts'
import { sayReason } from '../briefs/say-reason.ts'
import type { Dossier } from './dossier.ts'
import type { ToRead } from './reading-list.ts'
import { themeLabel } from './themes.ts'

/** Why something is to be read, as one sentence. */
export function sayItem({ themes, reasons }: ToRead, language: Language, dossier: Dossier): string {
  // Its themes, which may be concepts too, all at once.
  const about = sayList(
    language,
    themes.map(theme => themeLabel(theme, language, dossier)),
  )
  const others = reasons
    .filter(({ code }) => code !== 'SAME_DOMAIN')
    .map(reason => sayOne(reason, language, dossier))
  const all = sayClauses(language, [say(language, 'briefs.reason.SAME_DOMAIN', { domain: about }), ...others])
  return `${capitalised(all, language)}.`
}

const sayOne = (reason: Reason, language: Language, { memory }: Dossier): string =>
  reason.code === 'SAME_COUNTRY'
    ? say(language, 'dossiers.learnedThere', { country: countryName(reason.value, language) })
    : sayReason(reason, language, memory)
