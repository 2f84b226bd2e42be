import type { Context } from '../../context.ts'
import { say } from '../../language/messages/say.ts'
import { valueName } from '../../language/value-names.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import type { PackRead } from './read-pack.ts'

/** Where what has a page of its own can be read whole. */
const pages: Readonly<Record<string, string>> = { LESSONS: 'lessons', PRACTICES: 'practices' }

/** What `papers/hand-over.typ` is given: every word that stands on the paper. */
export function packPaper(
  { name, form, status, members, programmes, policyDomains, handOver }: PackRead,
  { language, now }: Pick<Context, 'language' | 'now'>,
  origin: string,
) {
  const present = members.filter(({ leftOn }) => leftOn === null).map(({ municipality }) => municipality.name)
  const row = ({
    part,
    number,
    on,
    title,
    text,
    who,
    state,
    language: written,
  }: PackRead['handOver']['items'][number]) => {
    const page = pages[part]
    return {
      title,
      language: written,
      marks: [
        on && part !== 'RECOMMENDATIONS' ? say(language, 'briefs.day', { day: on }) : null,
        who,
        state,
        written && written !== language ? say(language, 'briefs.language', { language: written }) : null,
      ].filter(mark => mark !== null),
      paragraphs: paragraphsOf(text),
      link:
        page && number !== null
          ? {
              url: `${origin}/${page}/${number}`,
              text: say(language, part === 'LESSONS' ? 'briefs.number.lesson' : 'briefs.number.practice', {
                number,
              }),
            }
          : null,
    }
  }
  return {
    language,
    kind: handOver.heading,
    title: name,
    day: say(language, 'handOver.made', { day: now }),
    facts: [
      [valueName('form', form, language)],
      [valueName('status', status, language)],
      present,
      programmes,
      policyDomains,
    ].flatMap(each => (each.length > 0 ? [each.join(', ')] : [])),
    empty: handOver.items.length === 0 ? say(language, 'handOver.empty') : null,
    parts: Map.groupBy(handOver.items, ({ heading }) => heading)
      .entries()
      .map(([heading, items]) => ({ heading, rows: items.map(row) }))
      .toArray(),
  }
}
