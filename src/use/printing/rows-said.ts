import type { Language } from '../../language/language.ts'
import { sayList } from '../../language/messages/say.ts'
import { monthSaid } from './days-said.ts'
import type { OutlineRead } from './read-brief.ts'

// Rows of lists that stand on several papers.

/** A visit, by what all who are signed in may know of it. */
export const visitRow = ({ title, month, municipalities, countries }: OutlineRead, language: Language) => ({
  head: [title],
  lines: [
    [monthSaid(month, language), sayList(language, municipalities), countries.join(', ')]
      .filter(Boolean)
      .join(' · '),
  ],
})

interface Called {
  readonly name: string
  readonly jobTitle: string | null
  readonly municipality: string | null
  readonly telephone: string | null
  readonly email: string | null
}

/** Somebody to call. */
export const personRow = ({ name, jobTitle, municipality, telephone, email }: Called) => ({
  head: [name],
  lines: [
    [jobTitle, municipality].filter(Boolean).join(', '),
    [telephone, email].filter(Boolean).join(' · '),
  ].filter(line => line !== ''),
})
