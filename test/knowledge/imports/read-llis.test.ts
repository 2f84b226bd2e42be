import { expect, test } from 'vitest'
import { readLlis } from '../../../src/knowledge/imports/read-llis.ts'
import { all, bytesOf, clock } from './bytes-of.ts'

const RECORD = {
  lesson_number: '9001',
  url: 'https://example.org/lesson/9001',
  title: 'Label the valves',
  lesson_date: '1998-02-01',
  organization: 'jsc',
  program_phase: '',
  program_relation: 'N/A',
  nasa_topics: ['None'],
  abstract_text: '',
  driving_event_text: 'A valve was closed that should have stayed open.',
  lesson_text: 'A valve without a label is closed by mistake.',
  recommendation_text: 'Label every valve.',
}

const read = (...records: (object | string)[]) =>
  all(
    readLlis(bytesOf(records.map(r => (typeof r === 'string' ? r : JSON.stringify(r))).join('\n')), {
      clock,
    }),
  )

test('a record becomes a lesson under its own number', async () => {
  expect(await read(RECORD)).toEqual([
    {
      line: 1,
      undated: undefined,
      lesson: {
        sourceKey: '9001',
        title: 'Label the valves',
        titleIsMade: false,
        language: 'en',
        context: null,
        whatHappened: 'A valve was closed that should have stayed open.',
        lesson: 'A valve without a label is closed by mistake.',
        recommendation: 'Label every valve.',
        outcome: 'NOT_STATED',
        experiencedOn: '1998-02-01',
        sourceDocument: 'NASA Lessons Learned, lesson 9001',
        sourceUrl: 'https://example.org/lesson/9001',
        sourceOutcome: null,
        policyDomains: [],
        countries: [],
      },
    },
  ])
})

test('what says nothing is not taken as text; topics and abstract make the context', async () => {
  const [record] = await read({
    ...RECORD,
    abstract_text: 'Valves &amp; labels.',
    nasa_topics: ['None', 'Safety', 'Hardware'],
    driving_event_text: 'N/A',
    recommendation_text: 'See Lesson(s) Learned.',
  })
  expect(record).toMatchObject({
    lesson: {
      context: 'Valves & labels.\n\nTopics: Safety, Hardware.',
      whatHappened: null,
      recommendation: null,
    },
  })
})

test('a missing title is made from the text and marked', async () => {
  const [record] = await read({ ...RECORD, title: ' ' })
  expect(record).toMatchObject({
    lesson: { title: 'A valve without a label is closed by mistake', titleIsMade: true },
  })
})

test('no text, no number, no JSON, no text in a text field: refused by line, field and reason', async () => {
  const records = await read(
    RECORD,
    { ...RECORD, lesson_text: '' },
    { ...RECORD, lesson_number: '' },
    '',
    '{"lesson_number": "3",',
    '[1]',
    { ...RECORD, title: { text: 'x' } },
    { ...RECORD, title: 'x'.repeat(301) },
    { ...RECORD, lesson_number: 'number one' },
  )
  expect(records.slice(1)).toEqual([
    { line: 2, refused: [{ field: 'lesson_text', reason: 'lesson 9001 has no text' }] },
    { line: 3, refused: [{ field: 'lesson_number', reason: 'is empty' }] },
    { line: 5, refused: [{ field: 'line', reason: 'is not JSON' }] },
    { line: 6, refused: [{ field: 'line', reason: 'is not an object in JSON' }] },
    { line: 7, refused: [{ field: 'title', reason: 'is not text' }] },
    { line: 8, refused: [{ field: 'title', reason: 'has 301 characters, at most 300 are kept' }] },
    { line: 9, refused: [{ field: 'lesson_number', reason: 'is not the number of a lesson' }] },
  ])
})

test('a date to come, or none, is named and not taken', async () => {
  const records = await read({ ...RECORD, lesson_date: '2031-01-01' }, { ...RECORD, lesson_date: null })
  expect(records).toMatchObject([
    { lesson: { experiencedOn: null }, undated: '2031-01-01 is in the future' },
    { lesson: { experiencedOn: null }, undated: 'no date' },
  ])
})

test('a line of endless length is refused without being kept', async () => {
  const records = await read(RECORD, `{"lesson_number":"2","lesson_text":"${'x'.repeat(5_000_001)}"}`, RECORD)
  expect(records[1]).toEqual({
    line: 2,
    refused: [{ field: 'line', reason: 'is longer than any lesson can be' }],
  })
  expect(records).toHaveLength(3)
}, 60_000)

test('another file is refused in one line', async () => {
  await expect(read({ id: 1, text: 'x' })).rejects.toThrow(
    "The file is not NASA's lessons as JSON lines: lesson_number, lesson_text missing. Found: id, text.",
  )
  await expect(read('a,b,c')).rejects.toThrow('Line 1 is not a JSON object.')
  await expect(read('')).rejects.toThrow('The file is empty.')
})
