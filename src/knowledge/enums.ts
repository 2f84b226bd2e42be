import { builder } from '../builder.ts'

export const StateEnum = builder.enumType('State', {
  description: 'Where a lesson or a good practice stands between its author and its readers.',
  values: {
    DRAFT: { description: 'Being written; its author sees it.' },
    IN_REVIEW: { description: 'Sent in; its author and the association see it.' },
    PUBLISHED: { description: 'Before all whom its visibility names.' },
    WITHDRAWN: { description: 'Taken back; its author and the association still see it.' },
  },
})

export const OutcomeEnum = builder.enumType('Outcome', {
  description: 'How it turned out.',
  values: {
    WORKED: { description: 'It worked.' },
    FAILED: { description: 'It failed; as welcome as what worked.' },
    MIXED: { description: 'Partly the one, partly the other.' },
    NOT_STATED: { description: 'The source states none; only imported lessons have it.' },
  },
})

/** What can be chosen at capture: an author knows how it turned out. */
export const StatedOutcomeEnum = builder.enumType('StatedOutcome', {
  description: 'How it turned out, as whoever was there can say.',
  values: {
    WORKED: { description: 'It worked.' },
    FAILED: { description: 'It failed; as welcome as what worked.' },
    MIXED: { description: 'Partly the one, partly the other.' },
  },
})

export const LevelEnum = builder.enumType('Level', {
  description: 'On which level the lesson lies.',
  values: {
    PROGRAMME_EXECUTION: { description: 'How the programme is carried out.' },
    PROCESS: { description: 'How the partners work together.' },
    RESULT: { description: 'What came of it.' },
  },
})
