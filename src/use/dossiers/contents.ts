import { z } from 'zod'
import type { Memory } from '../../db/read/memory.ts'
import { sayDay } from '../../field/day.ts'
import { languages } from '../../language/language.ts'
import type { Dossier } from './dossier.ts'

// What is kept of a dossier that was sent: what was asked, counted and chosen. Rows stand there by their ids, and are
// shown as they are on the day on which somebody reads it.

const id = z.uuid()
const count = z.int()
const day = z.string().transform(text => new Date(text))

const Experience = z.object({ lessons: count, practices: count, helped: count, visits: count })
const Need = z.object({ questions: count, recommendations: count, visitsPlanned: count, thinBriefs: count })

export const Contents = z.object({
  asked: z.object({
    countries: z.array(z.string()),
    themes: z.array(z.string()),
    from: day,
    until: day,
    sessions: count,
    languages: z.array(z.enum(languages)),
  }),
  themes: z.array(
    z.object({
      ...{ theme: z.string(), lessons: count, practices: count, visits: count, questions: count },
      years: z.array(z.object({ year: count, lessons: count })),
    }),
  ),
  participants: z.array(id),
  cells: z.array(z.object({ municipality: id, theme: z.string(), experience: Experience, need: Need })),
  pairs: z.array(
    z.object({
      ...{ theme: z.string(), furtherThemes: z.array(z.string()).default([]) },
      ...{ knows: id, experience: Experience, asks: id, need: Need },
    }),
  ),
  sessions: z.array(z.object({ themes: z.array(z.string()), knowing: z.array(id), asking: z.array(id) })),
  unheard: z.array(id),
})
export type Contents = z.infer<typeof Contents>

/** As it is kept. */
export const contentsOf = ({
  asked,
  evidence,
  participants,
  pairs,
  sessions,
}: Dossier): z.input<typeof Contents> => ({
  asked: {
    ...{
      countries: [...asked.countries],
      themes: [...asked.themes],
      from: sayDay(asked.from),
      until: sayDay(asked.until),
    },
    ...{ sessions: asked.sessions, languages: [...asked.languages] },
  },
  themes: evidence.themes.map(({ years, ...counts }) => ({ ...counts, years: [...years] })),
  participants: [...participants],
  cells: evidence.cells.filter(({ municipality }) => participants.has(municipality)),
  pairs: pairs.map(({ furtherThemes, ...pair }) => ({ ...pair, furtherThemes: [...furtherThemes] })),
  sessions: sessions.map(({ themes, knowing, asking }) => ({
    ...{ themes: [...themes], knowing: [...knowing], asking: [...asking] },
  })),
  unheard: [...evidence.unheard],
})

/** The same without municipalities that are gone since, as those of the example world once it is taken out. */
export function ofThoseThere(contents: Contents, memory: Memory): Contents {
  const isThere = (municipality: string) => memory.where('Municipality', 'id', municipality).length > 0
  return {
    ...contents,
    participants: contents.participants.filter(isThere),
    cells: contents.cells.filter(({ municipality }) => isThere(municipality)),
    pairs: contents.pairs.filter(({ knows, asks }) => isThere(knows) && isThere(asks)),
    sessions: contents.sessions.map(({ themes, knowing, asking }) => ({
      ...{ themes, knowing: knowing.filter(isThere), asking: asking.filter(isThere) },
    })),
    unheard: contents.unheard.filter(isThere),
  }
}
