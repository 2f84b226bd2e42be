import type { Language } from '../language.ts'
import briefsEn from './briefs/en.json' with { type: 'json' }
import briefsEs from './briefs/es.json' with { type: 'json' }
import briefsFr from './briefs/fr.json' with { type: 'json' }
import briefsNl from './briefs/nl.json' with { type: 'json' }
import dossiersEn from './dossiers/en.json' with { type: 'json' }
import dossiersEs from './dossiers/es.json' with { type: 'json' }
import dossiersFr from './dossiers/fr.json' with { type: 'json' }
import dossiersNl from './dossiers/nl.json' with { type: 'json' }
import insightsEn from './insights/en.json' with { type: 'json' }
import insightsEs from './insights/es.json' with { type: 'json' }
import insightsFr from './insights/fr.json' with { type: 'json' }
import insightsNl from './insights/nl.json' with { type: 'json' }
import handOverEn from './handOver/en.json' with { type: 'json' }
import handOverEs from './handOver/es.json' with { type: 'json' }
import handOverFr from './handOver/fr.json' with { type: 'json' }
import handOverNl from './handOver/nl.json' with { type: 'json' }
import weighingEn from './weighing/en.json' with { type: 'json' }
import weighingEs from './weighing/es.json' with { type: 'json' }
import weighingFr from './weighing/fr.json' with { type: 'json' }
import weighingNl from './weighing/nl.json' with { type: 'json' }

/** What Dutch says, every language says: one that lacks a message does not compile. */
const catalogue = <Messages extends Readonly<Record<string, string>>>(
  nl: Messages,
  others: Readonly<Record<Exclude<Language, 'nl'>, Readonly<Record<keyof Messages, string>>>>,
) => ({ nl, ...others })

/** The messages of each part of the product, a file for each language: ICU MessageFormat in JSON, as translators know it. */
export const catalogues = {
  briefs: catalogue(briefsNl, { fr: briefsFr, es: briefsEs, en: briefsEn }),
  dossiers: catalogue(dossiersNl, { fr: dossiersFr, es: dossiersEs, en: dossiersEn }),
  insights: catalogue(insightsNl, { fr: insightsFr, es: insightsEs, en: insightsEn }),
  handOver: catalogue(handOverNl, { fr: handOverFr, es: handOverEs, en: handOverEn }),
  weighing: catalogue(weighingNl, { fr: weighingFr, es: weighingEs, en: weighingEn }),
} as const

type Catalogues = typeof catalogues

/** The catalogue and the message within it: `weighing.explanation`. */
export type MessageKey = {
  [Name in keyof Catalogues & string]: `${Name}.${keyof Catalogues[Name]['nl'] & string}`
}[keyof Catalogues & string]
