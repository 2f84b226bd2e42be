import { describe, expect, test } from 'vitest'
import { holds } from '../../src/access/rule.ts'
import type { Viewer } from '../../src/access/viewer.ts'
import { knowledgeVisibleTo } from '../../src/access/visible-knowledge.ts'

const viewers = {
  visitor: { role: 'VISITOR', language: 'nl' },
  partner: { role: 'PARTNER', tokenId: 'p', municipalityId: 'south', language: 'fr' },
  officer: { role: 'OFFICER', tokenId: 'o', municipalityId: 'north', language: 'nl' },
  colleague: { role: 'OFFICER', userId: 'colleague', municipalityId: 'author town', language: 'nl' },
  author: { role: 'OFFICER', userId: 'author', municipalityId: 'author town', language: 'nl' },
  editor: { role: 'EDITOR', userId: 'e', language: 'nl' },
  administrator: { role: 'ADMINISTRATOR', tokenId: 'a', language: 'nl' },
} satisfies Record<string, Viewer>

type Who = keyof typeof viewers
const signedIn: Who[] = ['partner', 'officer', 'colleague', 'author', 'editor', 'administrator']
const association: Who[] = ['editor', 'administrator']

// The table of the design, written out once more by hand: state, visibility, and all who see it.
const table: [string, string, Who[]][] = [
  ['DRAFT', 'INTERNAL', ['author']],
  ['DRAFT', 'PUBLIC', ['author']],
  ['IN_REVIEW', 'INTERNAL', ['author', ...association]],
  ['IN_REVIEW', 'PUBLIC', ['author', ...association]],
  ['WITHDRAWN', 'PUBLIC', ['author', ...association]],
  ['PUBLISHED', 'INTERNAL', ['colleague', 'author', ...association]],
  ['PUBLISHED', 'FLEMISH', ['officer', 'colleague', 'author', ...association]],
  ['PUBLISHED', 'NETWORK', signedIn],
  ['PUBLISHED', 'PUBLIC', ['visitor', ...signedIn]],
]

describe.each(table)('%s and %s', (state, visibility, expected) => {
  test.each(Object.keys(viewers) as Who[])('for the %s', who => {
    const row = { state, visibility, municipalityId: 'author town', authorId: 'author', authorTokenId: null }
    expect(holds(knowledgeVisibleTo(viewers[who]), row)).toBe(expected.includes(who))
  })
})

test('a lesson of a token is its own draft, not one of every token', () => {
  const row = {
    state: 'DRAFT',
    visibility: 'INTERNAL',
    municipalityId: 'north',
    authorId: null,
    authorTokenId: 'o',
  }
  expect(holds(knowledgeVisibleTo(viewers.officer), row)).toBe(true)
  expect(holds(knowledgeVisibleTo(viewers.partner), row)).toBe(false)
  expect(holds(knowledgeVisibleTo(viewers.author), row)).toBe(false)
})

test('a lesson without a municipality is not inside that of somebody without one', () => {
  const row = {
    state: 'PUBLISHED',
    visibility: 'INTERNAL',
    municipalityId: null,
    authorId: 'e',
    authorTokenId: null,
  }
  expect(holds(knowledgeVisibleTo(viewers.visitor), row)).toBe(false)
  expect(holds(knowledgeVisibleTo(viewers.officer), row)).toBe(false)
})
