import { expect, test } from 'vitest'
import { begins, readTyped } from '../../src/search/typed.ts'

test.each([
  ['afval', 'Afvalinzameling', true],
  ['etat', "L'État", true],
  ['afriq oc', 'Afrique occidentale', true],
  ['occid', 'Afrique occidentale', true],
  ['occid afr', 'Afrique occidentale', false],
  ['gestion des d', 'gestion des déchets', true],
  // "d" is not "des" once more.
  ['gestion des d', 'gestion des terres', false],
  ['wat ', 'Water', false],
  ['water ', 'Water en sanitatie', true],
])('"%s" typed: %s is begun: %s', (typed, label, expected) => {
  expect(begins(readTyped(typed), label)).toBe(expected)
})
