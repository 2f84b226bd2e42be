import type { Memory } from '../../db/read/memory.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { countryName } from '../../language/place-names.ts'
import { sayReason } from '../briefs/say-reason.ts'
import type { ToRead } from './reading-list.ts'

/** Why something is to be read, as one sentence. */
export function sayItem({ reasons }: ToRead, language: Language, memory: Memory): string {
  const all = reasons
    .map(reason =>
      reason.code === 'SAME_COUNTRY'
        ? say(language, 'dossiers.learnedThere', { country: countryName(reason.value, language) })
        : sayReason(reason, language, memory),
    )
    .join('; ')
  return `${all.charAt(0).toLocaleUpperCase(language)}${all.slice(1)}.`
}
