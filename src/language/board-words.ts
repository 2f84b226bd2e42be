/** What the values are called by which only the boards of insights tell things apart. */
export const boardWords = {
  freshness: {
    CURRENT: { nl: 'Actueel', fr: 'À jour', es: 'Al día', en: 'Up to date' },
    DUE: { nl: 'Na te kijken', fr: 'À revoir', es: 'Por revisar', en: 'Due for review' },
    STALE: {
      nl: 'Al een jaar na te kijken',
      fr: 'À revoir depuis un an',
      es: 'Por revisar desde hace un año',
      en: 'Due for a year or longer',
    },
    UNDATED: {
      nl: 'Zonder nazichtdatum',
      fr: 'Sans date de révision',
      es: 'Sin fecha de revisión',
      en: 'No review date',
    },
  },
  answers: {
    SOME: { nl: 'Met antwoord', fr: 'Avec réponse', es: 'Con respuesta', en: 'With an answer' },
    NONE: { nl: 'Zonder antwoord', fr: 'Sans réponse', es: 'Sin respuesta', en: 'Without an answer' },
  },
  use: {
    NEVER_USED: { nl: 'Nooit gebruikt', fr: 'Jamais utilisée', es: 'Nunca utilizada', en: 'Never used' },
    USED: { nl: 'Gebruikt', fr: 'Utilisée', es: 'Utilizada', en: 'Used' },
    PROVEN: {
      nl: 'Hielp ook elders',
      fr: 'A aidé ailleurs aussi',
      es: 'Ayudó también en otros lugares',
      en: 'Helped elsewhere too',
    },
  },
  advice: {
    WITH_ADVICE: {
      nl: 'Volgens het advies',
      fr: 'Conforme à l’avis',
      es: 'Según la recomendación',
      en: 'As advised',
    },
    AGAINST_ADVICE: {
      nl: 'Tegen het advies in',
      fr: 'Contre l’avis',
      es: 'En contra de la recomendación',
      en: 'Against the advice',
    },
  },
} as const
