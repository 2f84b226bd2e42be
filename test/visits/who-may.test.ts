import { expect, test } from 'vitest'
import type { Viewer } from '../../src/access/viewer.ts'
import { mayKeepPartnership, maySetCoordinator } from '../../src/field/partnerships/rules.ts'
import { mayKeepPerson, showsAgreement } from '../../src/field/people/rules.ts'
import { mayKeepVisit, mayRecordVisits, seesInside } from '../../src/visits/visits/rules.ts'

const viewers = {
  visitor: { role: 'VISITOR', language: 'nl' },
  partner: { role: 'PARTNER', municipalityId: 'a', language: 'nl' },
  officer: { role: 'OFFICER', municipalityId: 'a', language: 'nl' },
  editor: { role: 'EDITOR', language: 'nl' },
  administrator: { role: 'ADMINISTRATOR', language: 'nl' },
} satisfies Record<string, Viewer>

const own = { municipalities: 1, partnerships: 0 }
const ofPartnership = { municipalities: 0, partnerships: 1 }
const foreign = { municipalities: 0, partnerships: 0 }

const table: [string, (viewer: Viewer) => boolean, (keyof typeof viewers)[]][] = [
  ['records visits', mayRecordVisits, ['officer', 'editor', 'administrator']],
  [
    'keeps a visit of the own municipality',
    v => mayKeepVisit(v, ['a', 'b']),
    ['officer', 'editor', 'administrator'],
  ],
  ['keeps a visit of others', v => mayKeepVisit(v, ['b']), ['editor', 'administrator']],
  [
    'sees inside a visit of the own municipality',
    v => seesInside(v, { _count: own }),
    ['partner', 'officer', 'editor', 'administrator'],
  ],
  [
    'sees inside a visit of the own partnership',
    v => seesInside(v, { _count: ofPartnership }),
    ['partner', 'officer', 'editor', 'administrator'],
  ],
  ['sees inside a visit of others', v => seesInside(v, { _count: foreign }), ['editor', 'administrator']],
  [
    'keeps a partnership of the own municipality',
    v => mayKeepPartnership(v, [{ municipalityId: 'a' }]),
    ['officer', 'editor', 'administrator'],
  ],
  [
    'keeps a partnership that it left',
    v => mayKeepPartnership(v, [{ municipalityId: 'a', leftOn: new Date(0) }]),
    ['editor', 'administrator'],
  ],
  [
    'keeps a partnership of others',
    v => mayKeepPartnership(v, [{ municipalityId: 'b' }]),
    ['editor', 'administrator'],
  ],
  ['says who coordinates at home', v => maySetCoordinator(v, 'a'), ['officer', 'editor', 'administrator']],
  ['says who coordinates elsewhere', v => maySetCoordinator(v, 'b'), ['editor', 'administrator']],
  ['keeps a person at home', v => mayKeepPerson(v, 'a'), ['officer', 'editor', 'administrator']],
  ['keeps a person elsewhere', v => mayKeepPerson(v, 'b'), ['editor', 'administrator']],
  ['keeps a person of no municipality', v => mayKeepPerson(v, null), ['editor', 'administrator']],
  [
    'reads what was agreed at home',
    v => showsAgreement(v, { municipalityId: 'a' }),
    ['partner', 'officer', 'editor', 'administrator'],
  ],
  [
    'reads what was agreed elsewhere',
    v => showsAgreement(v, { municipalityId: 'b' }),
    ['editor', 'administrator'],
  ],
  [
    'reads what was agreed with somebody of no municipality',
    v => showsAgreement(v, { municipalityId: null }),
    ['editor', 'administrator'],
  ],
]

test.each(table)('who %s', (_what, rule, expected) => {
  const allowed = Object.entries(viewers).flatMap(([name, viewer]) => (rule(viewer) ? [name] : []))
  expect(allowed.sort()).toEqual([...expected].sort())
})
