import { expect, test } from 'vitest'
import { words } from '../../../src/search/analysis/words.ts'
import type { Language } from '../../../src/search/document.ts'

const terms = (text: string, language: Language) => words(text, language).map(word => word.term)

test.each<[Language, string, string[]]>([
  ['nl', 'De gemeenten leerden dat afvalophaling duurder was', ['gemeent', 'leerd', 'afvalophal', 'duurder']],
  ['fr', "Les collectes de déchets de l'État", ['collect', 'dechet', 'etat']],
  ['es', 'La recolección de los residuos sólidos', ['recoleccion', 'residu', 'sol']],
  ['en', 'The contracts failed in 2019', ['contract', 'fail', '2019']],
])('in %s "%s" has these terms', (language, text, expected) => {
  expect(terms(text, language)).toEqual(expected)
})

test.each<[Language, string, string]>([
  ['nl', 'gemeente', 'gemeenten'],
  ['nl', 'coördinatie', 'coordinatie'],
  ['fr', 'déchets', 'dechet'],
  ['fr', "l'évaluation", 'évaluations'],
  ['es', 'capacitación', 'capacitacion'],
  ['en', 'budgets', 'budget'],
  ['en', "council's", 'councils'],
])('in %s "%s" meets "%s"', (language, one, other) => {
  expect(terms(one, language)).toEqual(terms(other, language))
})

test.each<[Language, string]>([
  ['nl', 'de het een van wanneer'],
  ['fr', 'les de où ou pourquoi MÊME'],
  ['es', 'qué de la él cuando cómo'],
  ['en', 'the of and which why'],
])('in %s "%s" says nothing', (language, text) => {
  expect(terms(text, language)).toEqual([])
})
