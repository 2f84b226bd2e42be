import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { say } from '../../language/messages/say.ts'
import { valueName } from '../../language/value-names.ts'
import { askAs, documentOf } from '../exporting/ask.ts'
import { paragraphsOf } from './paragraphs-of.ts'

// The page that an address on paper leads to: what was printed in short, whole, and nothing around it.

const questions = {
  lesson: `query Item($number: Int!) { item: lesson(number: $number) {
    title language outcome context whatHappened why lesson recommendation holdsWhen } }`,
  goodPractice: `query Item($number: Int!) { item: goodPractice(number: $number) {
    title language summary howToApply holdsWhen } }`,
} as const

/** In which order its texts are read; those without a label say what they are. */
const parts = [
  'context',
  'whatHappened',
  'why',
  'lesson',
  'summary',
  'recommendation',
  'howToApply',
  'holdsWhen',
] as const
const labelled = ['recommendation', 'howToApply', 'holdsWhen'] as const

const text = z.string().nullish()
const Item = z
  .object({
    title: z.string(),
    language: z.string(),
    outcome: text,
    ...{ context: text, whatHappened: text, why: text, lesson: text, recommendation: text },
    ...{ summary: text, howToApply: text, holdsWhen: text },
  })
  .nullable()

/** A lesson or a good practice as a page, for whoever sees it; for others it is not there. */
export async function writeItemPage(
  schema: GraphQLSchema,
  context: Context,
  kind: keyof typeof questions,
  number: number,
): Promise<{ html: string; isThere: boolean }> {
  const { language } = context
  const answer = await askAs(schema, context)(documentOf(questions[kind]), { number })
  const item = Item.parse(answer['item'])
  const named = say(language, kind === 'lesson' ? 'briefs.number.lesson' : 'briefs.number.practice', {
    number,
  })
  if (!item) {
    const missing = say(language, 'briefs.missing')
    return { isThere: false, html: page(language, named, `<p>${escape(missing)}</p>`) }
  }
  const marks = [
    named,
    ...(item.outcome ? [valueName('outcome', item.outcome, language)] : []),
    ...(item.language === language ? [] : [say(language, 'briefs.language', { language: item.language })]),
  ]
  const body = parts.flatMap(part => {
    const paragraphs = paragraphsOf(item[part] ?? null).map(each => `<p>${escape(each)}</p>`)
    const label = labelled.find(each => each === part)
    return paragraphs.length > 0 && label
      ? [`<h2 lang="${language}">${escape(say(language, `briefs.label.${label}`))}</h2>`, ...paragraphs]
      : paragraphs
  })
  return {
    isThere: true,
    html: page(
      language,
      item.title,
      `<article lang="${escape(item.language)}"><h1>${escape(item.title)}</h1><p class="marks" lang="${language}">${escape(marks.join(' · '))}</p>${body.join('')}</article>`,
    ),
  }
}

const style =
  'body{margin:2rem auto;padding:0 1.25rem;max-width:38rem;font:1.05rem/1.55 Georgia,serif;color:#111;background:#fff}' +
  'h1{font:600 1.6rem/1.25 system-ui,sans-serif}h2{font:600 .95rem system-ui,sans-serif;margin:1.6rem 0 .3rem}' +
  'p{margin:.5rem 0}.marks{font:.9rem system-ui,sans-serif;color:#444}'

const page = (language: string, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} · Kennisband</title><style>${style}</style></head><body><main>${body}</main></body></html>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (written: string): string => written.replace(/[&<>"]/g, sign => entities[sign] ?? sign)
