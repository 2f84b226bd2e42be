import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  Lexer,
  type Token,
  TokenKind,
  visit,
} from 'graphql'
import { measureDepth } from './measure-depth.ts'

/** What a document may hold at most, whatever it costs; each far above what a page of a dashboard asks for. */
export const most = { tokens: 4_000, fields: 1_000, depth: 16, aliases: 60, directives: 60, nesting: 60 }

/**
 * Refuses a text while it is being read: before anything is made of more than is taken. What cannot be read at all
 * the parser explains.
 */
export class LimitedLexer extends Lexer {
  #tokens = 0
  #nesting = 0

  override advance(): Token {
    const token = super.advance()
    const { kind } = token
    if (++this.#tokens > most.tokens && kind !== TokenKind.EOF)
      throw tooMuch(
        `more than ${most.tokens} words and signs`,
        'Send lists as variables, and ask in several requests.',
      )
    if (opening.has(kind)) this.#nesting++
    if (closing.has(kind)) this.#nesting--
    // The parser goes down with every bracket, and the stack has an end.
    if (this.#nesting > most.nesting)
      throw tooMuch(`brackets more than ${most.nesting} deep`, 'Ask again from a node further down.')
    return token
  }
}

const opening = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Refuses a document before it is held against the schema, which takes longest with what is repeated. */
export function checkDocument(document: DocumentNode): void {
  const count = { fields: 0, aliases: 0, directives: 0 }
  visit(document, {
    enter(node: ASTNode) {
      if (node.kind === Kind.FIELD) count.fields++
      if (node.kind === Kind.FIELD && node.alias) count.aliases++
      if (node.kind === Kind.DIRECTIVE) count.directives++
    },
  })
  if (count.fields > most.fields)
    throw tooMuch(`${count.fields} fields; at most ${most.fields} are taken`, asAdvised)
  if (count.aliases > most.aliases)
    throw tooMuch(`${count.aliases} aliases; at most ${most.aliases} are taken`, asAdvised)
  if (count.directives > most.directives)
    throw tooMuch(`${count.directives} directives; at most ${most.directives} are taken`, asAdvised)
  const depth = measureDepth(document)
  if (depth > most.depth)
    throw tooMuch(
      `fields ${depth} deep; at most ${most.depth} are taken`,
      'Ask again from a node further down.',
    )
}

const asAdvised = 'Ask in several requests.'

const tooMuch = (what: string, advice: string) =>
  new GraphQLError(`This query has ${what}. ${advice}`, {
    extensions: { code: 'QUERY_TOO_LARGE', http: { spec: true, status: 400 } },
  })
