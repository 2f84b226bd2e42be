import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError, ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { lettersOf, passageRules } from './rules.ts'

export interface Passage {
  readonly documentId: string
  readonly page: number | null
  readonly quote: string | null
}

/** Checks that a document has the passage, as far as its text is known; and tells of which visit and language it is. */
export async function checkPassage({ db }: Pick<Doing, 'db'>, input: object) {
  const { documentId, page = null, quote = null } = validate(passageRules, input)
  const document = await db.document.findUnique({
    where: { id: documentId },
    select: {
      visitId: true,
      language: true,
      withdrawnOn: true,
      file: {
        select: {
          text: true,
          pageCount: true,
          pages: { where: { number: page ?? 0 }, select: { text: true } },
        },
      },
    },
  })
  if (!document) throw new NotFoundError('document: there is no such document.', ['input', 'document'])
  if (document.withdrawnOn)
    throw new RuleError('document: it was withdrawn; nothing of it is cited any more.', ['input', 'document'])
  const { file } = document
  if (page !== null && file?.pageCount && page > file.pageCount)
    throw ValidationError.at(['input', 'page'], `page: this document has ${file.pageCount}.`)
  if (page !== null && quote !== null && file?.text === 'READ') {
    const said = lettersOf(file.pages[0]?.text ?? '')
    if (!said.includes(lettersOf(quote)))
      throw ValidationError.at(['input', 'quote'], `quote: this does not stand on page ${page}.`)
  }
  return { passage: { documentId, page, quote } satisfies Passage, document }
}
