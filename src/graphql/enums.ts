import { builder } from '../builder.ts'

export const LanguageEnum = builder.enumType('Language', {
  description: 'A language in which lessons are written and labels exist.',
  values: {
    nl: { description: 'Dutch.' },
    fr: { description: 'French.' },
    es: { description: 'Spanish.' },
    en: { description: 'English.' },
  },
})

export const PillarEnum = builder.enumType('Pillar', {
  description: 'One of the three pillars of governance.',
  values: {
    POLITICAL: { description: 'The political level: council, executive, opposition included.' },
    ADMINISTRATION: { description: 'The administration and its services.' },
    CIVIL_SOCIETY: { description: 'Civil society: associations, committees, citizens.' },
  },
})

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'From low to high, from old to new, from A to Z.' },
    DESC: { description: 'The reverse.' },
  },
})
