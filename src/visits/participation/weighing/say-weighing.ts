import type { WeighingReason as Reason } from '../../../db/generated/client/enums.ts'
import type { Language } from '../../../language/language.ts'
import { say, sayList } from '../../../language/messages/say.ts'
import { isComputed, type Outline, type Weighed } from './weigh.ts'

/** The advice in words: the finality, what its rank needs, what there is, and that people decide. */
export function sayExplanation(weighed: Weighed, mission: string, language: Language): string {
  const { rank, required, reasons, advice } = weighed
  return say(language, 'weighing.explanation', {
    mission,
    rank,
    required,
    present: reasons.length,
    reasons: sayList(
      language,
      reasons.map(reason => sayReason(reason, language)),
    ),
    advice,
  })
}

/** What a reason is called, within a sentence. */
export const sayReason = (reason: Reason, language: Language): string =>
  say(language, `weighing.reason.${reason}`)

/** Why a reason is present, or why it is not. */
export function sayWhy(weighed: Weighed, reason: Reason, language: Language): string {
  const evidence = weighed.evidence.filter(each => each.reason === reason)
  if (!isComputed(reason)) {
    const sentences = evidence.flatMap(({ stated }) =>
      stated ? [say(language, 'weighing.stated', { side: stated.side, sentence: stated.sentence })] : [],
    )
    return sentences.join(' ') || say(language, 'weighing.notStated')
  }
  if (reason === 'CONTINUITY') return sayChanges(weighed, language)
  const visits = evidence.flatMap(({ visit }) => (visit ? [visit] : []))
  const key = keys[reason === 'FOLLOW_UP' ? 'FOLLOW_UP' : 'COMBINATION'][evidence.length ? 'some' : 'none']
  return say(language, key, {
    municipality: weighed.municipality,
    months: weighed.recentMonths,
    weeks: weighed.togetherWeeks,
    count: evidence.length,
    visits: sayList(
      language,
      visits.map(visit => sayVisit(visit, reason, language)),
    ),
  })
}

const keys = {
  FOLLOW_UP: { some: 'weighing.accompanied', none: 'weighing.notAccompanied' },
  COMBINATION: { some: 'weighing.together', none: 'weighing.notTogether' },
} as const

function sayChanges({ evidence, recentMonths }: Weighed, language: Language): string {
  const changes = evidence.flatMap(({ changed }) =>
    changed
      ? [
          say(language, `weighing.change.${changed.change}`, {
            municipality: changed.changedIn,
            day: changed.changedOn,
          }),
        ]
      : [],
  )
  if (!changes.length) return say(language, 'weighing.noChanges', { months: recentMonths })
  const [first = '', ...rest] = sayList(language, changes)
  return say(language, 'weighing.changes', { changes: first.toLocaleUpperCase(language) + rest.join('') })
}

const sayVisit = ({ title, month, municipalities }: Outline, reason: Reason, language: Language): string =>
  reason === 'FOLLOW_UP'
    ? say(language, 'weighing.accompaniedVisit', { visit: title, month })
    : say(language, 'weighing.togetherVisit', {
        visit: title,
        month,
        municipalities: sayList(language, municipalities),
      })
