import { z } from 'zod'
import { type Language, languages } from '../../language/language.ts'
import type { WrittenConcept } from '../../search/thesaurus/concept.ts'
import { type ListedConcept, UnreadableListError } from './list-format.ts'

// SKOS as JSON-LD: of its notations the one that is read reliably without a library of its own, and the one in which
// the order of terms stays. What other programs write is read when it is compact with the prefix skos, or expanded.

const skos = 'http://www.w3.org/2004/02/skos/core#'
const scheme = 'urn:kennisband:thesaurus'
const idOf = (code: string): string => `${scheme}:${code}`

/** The thesaurus as a SKOS concept scheme. */
export function printSkos(concepts: readonly WrittenConcept[]): string {
  const graph = concepts.map(({ code, terms, broader }) => ({
    '@id': idOf(code),
    '@type': 'skos:Concept',
    'skos:inScheme': { '@id': scheme },
    'skos:notation': code,
    'skos:prefLabel': labels(terms, list => list.slice(0, 1)),
    'skos:altLabel': labels(terms, list => list.slice(1)),
    ...(broader === null ? {} : { 'skos:broader': { '@id': idOf(broader) } }),
  }))
  const lines = [{ '@id': scheme, '@type': 'skos:ConceptScheme' }, ...graph].map(node => JSON.stringify(node))
  return `{"@context": {"skos": "${skos}"}, "@graph": [\n${lines.join(',\n')}\n]}\n`
}

const labels = (terms: WrittenConcept['terms'], pick: (list: readonly string[]) => readonly string[]) =>
  languages.flatMap(language =>
    pick(terms[language]).map(term => ({ '@value': term, '@language': language })),
  )

type Node = Readonly<Record<string, unknown>>
const node = z.record(z.string(), z.unknown())

/** The concepts of a SKOS file, in its order. Labels in other languages are left out. */
export function readSkos(text: string): ListedConcept[] {
  const nodes = nodesOf(parseJson(text)).filter(each =>
    all(each, '@type').some(
      type => type === 'Concept' || type === 'skos:Concept' || type === `${skos}Concept`,
    ),
  )
  if (nodes.length === 0) throw new UnreadableListError('There is no skos:Concept in this file.')
  const codes = new Map(nodes.map(each => [String(each['@id']), codeOf(each)]))
  return nodes.map((each, at) => {
    const broader = all(each, 'broader').map(idOfValue)
    if (broader.length > 1) {
      throw new UnreadableListError(
        `${String(each['@id'])} has ${broader.length} broader concepts; one has at most one here.`,
      )
    }
    const [above] = broader
    return {
      where: `concept ${at + 1}`,
      concept: {
        code: codeOf(each),
        terms: {
          nl: termsIn(each, 'nl'),
          fr: termsIn(each, 'fr'),
          es: termsIn(each, 'es'),
          en: termsIn(each, 'en'),
        },
        broader: above === undefined ? null : (codes.get(above) ?? lastPart(above)),
      },
    }
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new UnreadableListError('This is not JSON; SKOS is read as JSON-LD (.jsonld).')
  }
}

/** The nodes of a document: its graph, a list of them, or the one that it is. */
function nodesOf(document: unknown): Node[] {
  if (Array.isArray(document)) return document.flatMap(nodesOf)
  const { data } = node.safeParse(document)
  if (!data) return []
  const context = data['@context']
  const { data: prefixes } = node.safeParse(context)
  if (context !== undefined && prefixes?.skos !== skos) {
    throw new UnreadableListError(
      `This JSON-LD has a @context of its own; write it expanded, or with {"skos": "${skos}"} as its only prefix.`,
    )
  }
  return '@graph' in data ? nodesOf(data['@graph']) : [data]
}

/** The values of a property, under its full name or with the prefix. */
function all(each: Node, property: string): unknown[] {
  const named = property.startsWith('@') ? [property] : [`skos:${property}`, skos + property]
  return named.flatMap(name => (each[name] === undefined ? [] : [each[name]].flat()))
}

const literal = z.union([z.string(), z.object({ '@value': z.string(), '@language': z.string().optional() })])

function termsIn(each: Node, language: Language): string[] {
  return ['prefLabel', 'altLabel'].flatMap(property =>
    all(each, property).flatMap(value => {
      const { data } = literal.safeParse(value)
      if (data === undefined || typeof data === 'string') return []
      // fr-BE and fr-SN are French.
      return data['@language']?.toLowerCase().split('-')[0] === language ? [data['@value']] : []
    }),
  )
}

/** Its notation where that can be a code, or the last part of its address. */
function codeOf(each: Node): string {
  const notation = all(each, 'notation')
    .map(value => literal.safeParse(value).data)
    .map(data => (typeof data === 'string' ? data : data?.['@value']))
    .find(text => text !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text))
  return notation ?? lastPart(String(each['@id'] ?? ''))
}

const lastPart = (address: string): string =>
  (address.split(/[#/:]/).at(-1) ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

function idOfValue(value: unknown): string {
  return typeof value === 'string' ? value : String(node.safeParse(value).data?.['@id'] ?? '')
}
