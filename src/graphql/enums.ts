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

export const VisibilityEnum = builder.enumType('Visibility', {
  description:
    'Who sees a lesson or a good practice once it is published, or what is kept of a visit. Each step adds readers to the one before.',
  values: {
    INTERNAL: {
      description:
        "The association and the author's municipality; of what is kept of a visit, those that travelled.",
    },
    FLEMISH: { description: 'All Flemish municipalities too.' },
    NETWORK: { description: 'Southern partners too: all who are signed in.' },
    PUBLIC: { description: 'Everyone.' },
  },
})

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'From low to high, from old to new, from A to Z.' },
    DESC: { description: 'The reverse.' },
  },
})
