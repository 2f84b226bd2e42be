import { nameOfMunicipality } from '../../field/municipalities/from-memory.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import type { Dossier } from './dossier.ts'
import type { Gap } from './parts.ts'
import { themeLabel } from './themes.ts'

/** What is missing, in a sentence. */
export const sayGap = (gap: Gap, language: Language, dossier: Dossier): string =>
  gap.kind === 'theme'
    ? say(language, 'dossiers.gap.theme', {
        theme: themeLabel(gap.theme, language, dossier),
        questions: gap.questions,
      })
    : say(language, 'dossiers.gap.municipality', {
        who: nameOfMunicipality(gap.municipality, dossier.memory),
      })
