import type { Context } from '../../context.ts'
import type { Language } from '../../language/language.ts'
import { say, sayList } from '../../language/messages/say.ts'
import { valueName } from '../../language/value-names.ts'
import { monthSaid } from './days-said.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { qrCode } from './qr-code.ts'
import { personRow, visitRow } from './rows-said.ts'
import type { DossierRead, ReadItem } from './read-dossier.ts'

/** What `papers/dossier.typ` is given: every word that stands on the paper, and nothing to decide. */
export function dossierPaper(
  { dossier, ...event }: DossierRead,
  { language, now }: Pick<Context, 'language' | 'now'>,
  origin: string,
) {
  const heading = (part: HeadedPart) => say(language, `dossiers.heading.${part}`)
  return {
    language,
    kind: heading('dossier'),
    title: event.title,
    day: say(language, 'dossiers.made', { day: now }),
    facts: [
      [valueName('eventForm', event.form, language)],
      [monthSaid(event.month, language)],
      [...event.regions, ...event.countries],
      [...event.policyDomains, ...event.concepts],
    ].flatMap(each => (each.length > 0 ? [each.join(', ')] : [])),
    remark: dossier.remark,
    themes: {
      heading: heading('themes'),
      rows: dossier.themes.map(({ label, ...counts }) => ({
        head: [label],
        lines: [say(language, 'dossiers.theme.counts', counts)],
      })),
    },
    matrix: matrixOf(dossier, language),
    pairs: { heading: heading('pairs'), sentences: dossier.pairs.map(({ why }) => why) },
    sessions: {
      heading: heading('sessions'),
      rows: dossier.sessions.map(({ title, knowing, asking, items }) => ({
        head: [title],
        lines: [
          say(language, 'dossiers.session.knowing', { who: sayList(language, knowing) }),
          say(language, 'dossiers.session.asking', { who: sayList(language, asking) }),
          ...items
            .slice(0, mostOfASession)
            .map(({ lesson, practice }) => numbered(lesson, practice, language)),
        ],
      })),
    },
    reading: {
      heading: heading('reading'),
      items: dossier.reading.flatMap(item => itemOf(item, language, origin)),
    },
    gaps: { heading: heading('gaps'), sentences: dossier.gaps.sentences },
    lists: [
      {
        heading: heading('visitsNear'),
        rows: dossier.visitsNear.map(visit => visitRow(visit, language)),
      },
      {
        heading: heading('peopleToCall'),
        rows: dossier.peopleToCall.map(personRow),
      },
    ].filter(({ rows }) => rows.length > 0),
  }
}

type HeadedPart =
  'dossier' | 'themes' | 'matrix' | 'pairs' | 'sessions' | 'reading' | 'gaps' | 'visitsNear' | 'peopleToCall'

/** On paper a session has room for a few titles; all of them stand in the list to read. */
const mostOfASession = 6

/** A row for each municipality, a column for each theme; in a cell what it knows and what it asks. */
function matrixOf({ matrix, themes }: DossierRead['dossier'], language: Language) {
  const names = [...new Set(matrix.map(({ municipality }) => municipality.name))].sort()
  const cell = (name: string, theme: string) => {
    const found = matrix.find(each => each.municipality.name === name && each.theme === theme)
    if (!found) return { knows: 0, asks: 0 }
    const { lessons, practices, helped, visits, questions, recommendations, visitsPlanned } = found
    return { knows: lessons + practices + helped + visits, asks: questions + recommendations + visitsPlanned }
  }
  return {
    heading: say(language, 'dossiers.heading.matrix'),
    legend: say(language, 'dossiers.matrix.legend'),
    head: [say(language, 'dossiers.label.municipality'), ...themes.map(({ label }) => label)],
    rows: names.map(name => ({ name, cells: themes.map(({ code }) => cell(name, code)) })),
  }
}

function numbered(
  lesson: { number: number; title: string } | null,
  practice: { number: number; title: string } | null,
  language: Language,
): string {
  const its = lesson ?? practice
  if (!its) return ''
  const number = say(language, lesson ? 'briefs.number.lesson' : 'briefs.number.practice', {
    number: its.number,
  })
  return `${its.title} (${number})`
}

function itemOf({ lesson, practice, why }: ReadItem, language: Language, origin: string) {
  const its = lesson ?? practice
  // What was withdrawn between the choice and the reading of it.
  if (!its) return []
  const url = `${origin}/${lesson ? 'lessons' : 'practices'}/${its.number}`
  return [
    {
      title: its.title,
      language: its.language,
      isFailed: lesson?.outcome === 'FAILED',
      outcome: lesson ? valueName('outcome', lesson.outcome, language) : null,
      marks: [
        its.language === language ? null : say(language, 'briefs.language', { language: its.language }),
        lesson?.partnership?.name ?? lesson?.municipality?.name ?? null,
      ].filter(mark => mark !== null),
      why,
      paragraphs: paragraphsOf(lesson?.lesson ?? practice?.summary ?? ''),
      number: say(language, lesson ? 'briefs.number.lesson' : 'briefs.number.practice', {
        number: its.number,
      }),
      url,
      qr: qrCode(url),
    },
  ]
}
