import type { Context } from '../../context.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { valueName } from '../../language/value-names.ts'
import { monthSaid, periodSaid } from './days-said.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { qrCode } from './qr-code.ts'
import type { BriefItemRead, BriefRead } from './read-brief.ts'
import { personRow, visitRow } from './rows-said.ts'

/** What `papers/brief.typ` is given: every word that stands on the paper, and nothing to decide. */
export function briefPaper(
  { brief, ...visit }: BriefRead,
  { viewer, language, now }: Pick<Context, 'viewer' | 'language' | 'now'>,
  origin: string,
) {
  const { headings, lessons, practices, undecided } = brief
  const mayDecide = viewer.role !== 'PARTNER'
  const items = (read: readonly BriefItemRead[]) =>
    read.map(each => itemOf(each, { language, origin, mayDecide }))
  const since = brief.refreshedOn ?? brief.fixedOn
  return {
    language,
    kind: headings.brief,
    title: visit.title,
    facts: [
      visit.missionTypes,
      [periodSaid(visit, language)],
      visit.countries,
      visit.partnerships.length > 0 ? visit.partnerships : visit.municipalities,
      visit.policyDomains,
    ].flatMap(each => (each.length > 0 ? [each.join(', ')] : [])),
    purpose: { label: say(language, 'briefs.label.purpose'), paragraphs: paragraphsOf(visit.purpose) },
    day: say(
      language,
      brief.refreshedOn ? 'briefs.refreshed' : brief.fixedOn ? 'briefs.fixed' : 'briefs.chosen',
      { day: since ?? now },
    ),
    summary: say(language, 'briefs.summary', {
      lessons: lessons.length,
      practices: practices.length,
      undecided,
    }),
    note: brief.note,
    sections: [
      { heading: headings.lessons, items: items(lessons) },
      { heading: headings.practices, items: items(practices) },
    ].filter(section => section.items.length > 0),
    lists: [
      {
        heading: headings.openRecommendations,
        rows: brief.openRecommendations.map(({ text, dueOn, status, ...to }) => ({
          head: paragraphsOf(text),
          lines: [
            [to.recommendedTo, to.municipality].filter(Boolean).join(', '),
            `${say(language, 'briefs.label.due', { day: dueOn })} (${valueName('status', status, language)})`,
          ],
        })),
      },
      { heading: headings.earlierVisits, rows: brief.earlierVisits.map(visit => visitRow(visit, language)) },
      { heading: headings.travelToo, rows: brief.travelToo.map(visit => visitRow(visit, language)) },
      {
        heading: headings.contacts,
        rows: brief.contacts.map(personRow),
      },
    ]
      .filter(({ rows }) => rows.length > 0)
      .map(list => ({
        ...list,
        rows: list.rows.map(row => ({ ...row, lines: row.lines.filter(line => line !== '') })),
      })),
  }
}

interface Reading {
  readonly language: Language
  readonly origin: string
  readonly mayDecide: boolean
}

const decisions = ['APPLY', 'ADAPT', 'NOT_APPLICABLE'] as const

function itemOf(
  { lesson, practice, why, languageNote, decision }: BriefItemRead,
  { language, origin, mayDecide }: Reading,
) {
  const its = lesson ?? practice
  if (!its) throw new Error('An item of a brief is a lesson or a good practice.')
  const url = `${origin}/${lesson ? 'lessons' : 'practices'}/${its.number}`
  const labelled = (label: 'recommendation' | 'howToApply' | 'holdsWhen', text: string | null) => {
    const paragraphs = paragraphsOf(text)
    return paragraphs.length > 0 ? [{ label: say(language, `briefs.label.${label}`), paragraphs }] : []
  }
  const named = say(language, lesson ? 'briefs.number.lesson' : 'briefs.number.practice', {
    number: its.number,
  })
  return {
    title: its.title,
    language: its.language,
    isFailed: lesson?.outcome === 'FAILED',
    outcome: lesson ? valueName('outcome', lesson.outcome, language) : null,
    marks: [
      languageNote,
      its.visibility === 'PUBLIC' ? null : valueName('visibility', its.visibility, language),
      lesson?.partnership ?? lesson?.municipality ?? null,
      lesson?.experiencedOn ? monthSaid(lesson.experiencedOn, language) : null,
    ].filter(mark => mark !== null),
    why: { label: say(language, 'briefs.label.why'), text: why },
    paragraphs: paragraphsOf(lesson?.lesson ?? practice?.summary ?? ''),
    more: [
      ...labelled('recommendation', lesson?.recommendation ?? null),
      ...labelled('howToApply', practice?.howToApply ?? null),
      ...labelled('holdsWhen', its.holdsWhen),
    ],
    decision:
      decision || mayDecide
        ? {
            label: say(language, 'briefs.label.decision'),
            choices: decisions
              .filter(each => mayDecide || each === decision?.decision)
              .map(each => ({
                label: valueName('decision', each, language),
                isChosen: each === decision?.decision,
              })),
            reasonLabel: say(language, 'briefs.label.reason'),
            reason: paragraphsOf(decision?.reason ?? null),
            isOpen: decision === null,
          }
        : null,
    number: named,
    url,
    qr: qrCode(url),
  }
}
