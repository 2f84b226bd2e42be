import { circlesOf } from '../../access/circles.ts'
import type { Context } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import type { Language } from '../../language/language.ts'
import { checkPageArguments } from '../../paging/page-arguments.ts'
import { readTyped } from '../../search/typed.ts'
import { mayKnow } from './facets.ts'
import { type Named, namedFacets, namedMunicipalities } from './suggest-facets.ts'
import { suggestStatement } from './suggest-statement.ts'
import { type TitleKind, titledRows, titleKinds } from './titled-rows.ts'
import { type Suggestion, type SuggestionKind, suggestionKinds } from './suggestion.ts'

export interface Asked {
  readonly prefix: string
  readonly first: number
  readonly kinds?: readonly SuggestionKind[] | null
  readonly language: Language
}

const longest = 500

/** What somebody who types may mean: values to narrow by, terms to search for, and what has a title, to open. All of it leads to something. */
export async function suggest(context: Context, asked: Asked): Promise<Suggestion[]> {
  const { prefix, first, language } = asked
  checkPageArguments({ first })
  if (prefix.length > longest)
    throw ValidationError.at(['prefix'], `prefix: at most ${longest} characters; this has ${prefix.length}.`)
  const typed = readTyped(prefix)
  if (typed.words.length === 0 || first === 0) return []
  const { db, readText, search, viewer } = context
  const memory = await db.$memory.heard()
  const named = namedFacets(memory, typed, language)
  const municipalities = namedMunicipalities(memory, typed)
  const titled = titleKinds.filter(kind => asked.kinds?.includes(kind) ?? true)
  const { sql, values } = suggestStatement({ circles: circlesOf(viewer), typed, named, titled, most: first })
  const [rows, known] = await Promise.all([
    readText(sql, values),
    search.beginning({
      typed,
      language,
      mayKnow: mayKnow(viewer),
      names: municipalities.map(({ name }) => name),
      most: first,
    }),
  ])
  const names = new Set(known.names)
  return chosen(
    [
      ...facetsOf(rows, named),
      ...municipalities
        .filter(({ name }) => names.has(name))
        .map(({ id, number, name }) => ({
          kind: 'MUNICIPALITY' as const,
          label: name,
          query: name,
          row: { type: 'Municipality' as const, id, number },
        })),
      ...known.terms.map(term => ({ kind: 'TERM' as const, label: term, query: term })),
      ...titled.flatMap(kind => titlesOf(rows, kind)),
    ],
    asked,
  )
}

type Rows = readonly (readonly (string | null)[])[]

function facetsOf(rows: Rows, named: readonly Named[]): Suggestion[] {
  const counts = new Map(rows.map(([, key, number]) => [key, Number(number)]))
  return named
    .map(({ kind, facet, value, label }) => ({
      ...{ kind, label, facet: kind, value },
      lessons: counts.get(`${facet} ${value}`) ?? 0,
    }))
    .filter(({ lessons }) => lessons > 0)
    .sort((one, other) => other.lessons - one.lessons || (one.label < other.label ? -1 : 1))
}

const titlesOf = (rows: Rows, kind: TitleKind): Suggestion[] =>
  rows.flatMap(([what, id, number, title]) =>
    what === kind && id && title
      ? [{ kind, label: title, row: { type: titledRows[kind].document, id, number: Number(number) } }]
      : [],
  )

/** The first of every kind before the second of any, so that a short list has of everything; then kind by kind. */
function chosen(all: readonly Suggestion[], { first, kinds }: Asked): Suggestion[] {
  const places = new Map<SuggestionKind, number>()
  const placed = all
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .map(one => {
      const place = places.get(one.kind) ?? 0
      places.set(one.kind, place + 1)
      return { one, place, kind: suggestionKinds.indexOf(one.kind) }
    })
  return placed
    .sort((a, b) => a.place - b.place || a.kind - b.kind)
    .slice(0, first)
    .sort((a, b) => a.kind - b.kind || a.place - b.place)
    .map(({ one }) => one)
}
