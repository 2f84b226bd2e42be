import type { Context } from '../../context.ts'
import type { Language } from '../../language/language.ts'
import { say, sayClauses, sayList } from '../../language/messages/say.ts'
import { valueName } from '../../language/value-names.ts'
import type { LinePart } from '../dossiers/lines.ts'
import { monthSaid, periodSaid } from './days-said.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { qrCode } from './qr-code.ts'
import { personRow, visitRow } from './rows-said.ts'
import type { DossierRead, ReadItem, ReadTitles } from './read-dossier.ts'

/** Where and about what it is, of a dossier without an event. */
export interface About {
  readonly places: readonly string[]
  readonly from: Date
  readonly until: Date
}

/** What `papers/dossier.typ` is given: every word that stands on the paper, and nothing to decide. */
export function dossierPaper(
  read: DossierRead,
  { language, now }: Pick<Context, 'language' | 'now'>,
  origin: string,
  about?: About,
) {
  const { dossier, sent } = read
  const heading = (part: HeadedPart) => say(language, `dossiers.heading.${part}`)
  return {
    language,
    kind: heading('dossier'),
    day: sent ? sentDay(sent, language) : say(language, 'dossiers.made', { day: now }),
    ...headOf(read, language, about),
    remark: sent?.note ?? dossier.remark,
    themes: {
      heading: heading('THEMES'),
      rows: dossier.themes.map(theme => ({ head: [theme.label], lines: themeLines(theme, language) })),
    },
    participants: {
      heading: heading('PARTICIPANTS'),
      sentences: dossier.participants.length > 0 ? [dossier.participants.join(', ')] : [],
    },
    matrix: matrixOf(dossier, language),
    pairs: { heading: heading('PAIRS'), sentences: dossier.pairs.map(({ why }) => why) },
    sessions: {
      heading: heading('SESSIONS'),
      rows: dossier.sessions.map(({ title, knowing, asking, items }) => ({
        head: [title],
        lines: [
          say(language, 'dossiers.session.knowing', { who: sayList(language, knowing) }),
          say(language, 'dossiers.session.asking', { who: sayList(language, asking) }),
          ...items.slice(0, mostOfASession).map(item => numbered(item, language)),
        ],
      })),
    },
    reading: {
      heading: heading('READING'),
      items: dossier.reading.flatMap(item => itemOf(item, language, origin)),
    },
    gaps: { heading: heading('GAPS'), sentences: dossier.gaps.sentences },
    lists: [
      {
        heading: heading('VISITS_NEAR'),
        rows: dossier.visitsNear.map(visit => visitRow(visit, language)),
      },
      {
        heading: heading('PEOPLE_TO_CALL'),
        rows: dossier.peopleToCall.map(personRow),
      },
    ].filter(({ rows }) => rows.length > 0),
  }
}

type HeadedPart = LinePart | 'dossier'

/** On paper a session has room for a few titles; all of them stand in the list to read. */
const mostOfASession = 6

function headOf({ event, dossier }: DossierRead, language: Language, about: About | undefined) {
  const themes = dossier.themes.map(({ label }) => label)
  if (event)
    return {
      title: event.title,
      facts: [
        [valueName('eventForm', event.form, language)],
        [monthSaid(event.month, language)],
        [...event.regions, ...event.countries],
        themes,
      ].flatMap(each => (each.length > 0 ? [each.join(', ')] : [])),
    }
  return {
    title: say(language, 'dossiers.title', {
      places: sayList(language, about?.places ?? []),
      themes: sayList(language, themes),
    }),
    facts: about
      ? [periodSaid({ month: about.from, startsOn: about.from, endsOn: about.until }, language)]
      : [],
  }
}

const sentDay = ({ sentOn, refreshedOn }: NonNullable<DossierRead['sent']>, language: Language): string =>
  refreshedOn
    ? say(language, 'dossiers.refreshed', { sent: sentOn, day: refreshedOn })
    : say(language, 'dossiers.sent', { day: sentOn })

/** How much there is of a theme, in which years, and what is disputed. */
function themeLines(theme: DossierRead['dossier']['themes'][number], language: Language): string[] {
  const { label: _label, code: _code, trend, disputed, ...counts } = theme
  const titles = (items: ReadTitles) =>
    sayClauses(
      language,
      items.map(item => numbered(item, language)),
    )
  return [
    say(language, 'dossiers.theme.counts', counts),
    ...(trend.length > 1
      ? [
          say(language, 'dossiers.theme.trend', {
            years: trend.map(({ year, lessons }) => `${year}: ${lessons}`).join(' · '),
          }),
        ]
      : []),
    ...(disputed
      ? [
          say(language, 'dossiers.theme.worked', { titles: titles(disputed.worked) }),
          say(language, 'dossiers.theme.failed', { titles: titles(disputed.failed) }),
        ]
      : []),
  ]
}

/** A row for each municipality, a column for each theme; in a cell what it knows and what it asks. */
function matrixOf({ matrix, themes }: DossierRead['dossier'], language: Language) {
  const names = [...new Set(matrix.map(({ municipality }) => municipality.name))].sort()
  const cell = (name: string, theme: string) => {
    const found = matrix.find(each => each.municipality.name === name && each.theme === theme)
    if (!found) return { knows: 0, asks: 0 }
    const { lessons, practices, helped, visits } = found
    const { questions, recommendations, visitsPlanned, thinBriefs } = found
    return {
      knows: lessons + practices + helped + visits,
      asks: questions + recommendations + visitsPlanned + thinBriefs,
    }
  }
  return {
    heading: say(language, 'dossiers.heading.MATRIX'),
    legend: say(language, 'dossiers.matrix.legend'),
    head: [say(language, 'dossiers.label.municipality'), ...themes.map(({ label }) => label)],
    rows: names.map(name => ({ name, cells: themes.map(({ code }) => cell(name, code)) })),
  }
}

function numbered({ lesson, practice }: ReadTitles[number], language: Language): string {
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
