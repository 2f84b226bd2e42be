import { EventForm } from '../../../db/generated/client/enums.ts'
import { eventFilter, standing } from '../../../events/events/event-filter.ts'
import { eventStatuses } from '../../../events/events/event-status.ts'
import type { Board } from './board.ts'
import {
  asItIs,
  dimensionsByPlace,
  municipalityDimension,
  programmeDimension,
  wordDimension,
  yearDimension,
} from './catalogue-dimensions.ts'

export const events: Board = {
  name: 'events',
  description: 'Where municipalities learn together: conferences, workshops, exchanges and trainings.',
  model: 'Event',
  list: 'events',
  parts: ['policyDomains', 'regions', 'countries', 'programmes', 'years', 'municipalities'],
  narrowed: filter => {
    const { missionTypes: _missionTypes, languages: _languages, ...rest } = filter
    return rest
  },
  where: (context, filter) => eventFilter(context, filter),
  usually: ['EVENT_FORM'],
  dimensions: {
    ...dimensionsByPlace(),
    YEAR: yearDimension(['month'], asItIs),
    PROGRAMME: programmeDimension(() => ({ paths: [['programmes', 'code']] }), asItIs),
    MUNICIPALITY: municipalityDimension(
      () => ({
        paths: [
          ['organisers', 'id'],
          ['invitations', 'municipalityId'],
        ],
      }),
      asItIs,
    ),
    EVENT_FORM: wordDimension(
      'eventForm',
      Object.values(EventForm),
      () => ({ paths: [['form']] }),
      value => ({ forms: [value] }),
    ),
    EVENT_STATUS: wordDimension(
      'eventStatus',
      eventStatuses,
      ({ viewer, today }) => ({
        cases: eventStatuses.map(status => [status, standing(viewer, [status], today)]),
      }),
      value => ({ statuses: [value] }),
    ),
  },
}
