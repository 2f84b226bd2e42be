import { boardWords } from './board-words.ts'
import type { Language } from './language.ts'

type Words = Readonly<Record<Language, string>>

/** What values of enums are called, by the field that has them. */
const words = {
  kind: {
    LESSON: { nl: 'Les', fr: 'Leçon', es: 'Lección', en: 'Lesson' },
    GOOD_PRACTICE: { nl: 'Goede praktijk', fr: 'Bonne pratique', es: 'Buena práctica', en: 'Good practice' },
    EVENT: { nl: 'Bijeenkomst', fr: 'Rencontre', es: 'Encuentro', en: 'Event' },
    DOCUMENT: { nl: 'Document', fr: 'Document', es: 'Documento', en: 'Document' },
    QUESTION: { nl: 'Vraag', fr: 'Question', es: 'Pregunta', en: 'Question' },
    VISIT: { nl: 'Werkbezoek', fr: 'Visite de travail', es: 'Visita de trabajo', en: 'Work visit' },
  },
  documentKind: {
    TERMS_OF_REFERENCE: {
      nl: 'Opdrachtomschrijving',
      fr: 'Termes de référence',
      es: 'Términos de referencia',
      en: 'Terms of reference',
    },
    PROGRAMME: {
      nl: 'Bezoekprogramma',
      fr: 'Programme de la visite',
      es: 'Programa de la visita',
      en: 'Programme of the visit',
    },
    REPORT: { nl: 'Verslag', fr: 'Rapport', es: 'Informe', en: 'Report' },
    PERSONAL_REPORT: {
      nl: 'Persoonlijk verslag',
      fr: 'Rapport personnel',
      es: 'Informe personal',
      en: 'Personal report',
    },
    MINUTES: { nl: 'Notulen', fr: 'Procès-verbal', es: 'Acta', en: 'Minutes' },
    PRESENTATION: { nl: 'Presentatie', fr: 'Présentation', es: 'Presentación', en: 'Presentation' },
    AGREEMENT: { nl: 'Overeenkomst', fr: 'Convention', es: 'Convenio', en: 'Agreement' },
    PHOTOGRAPH: { nl: 'Foto', fr: 'Photographie', es: 'Fotografía', en: 'Photograph' },
    OTHER: { nl: 'Ander document', fr: 'Autre document', es: 'Otro documento', en: 'Other document' },
  },
  outcome: {
    WORKED: { nl: 'Gelukt', fr: 'A réussi', es: 'Funcionó', en: 'Worked' },
    FAILED: { nl: 'Mislukt', fr: 'A échoué', es: 'Fracasó', en: 'Failed' },
    MIXED: { nl: 'Deels gelukt', fr: 'Mitigé', es: 'Funcionó en parte', en: 'Mixed' },
    NOT_STATED: { nl: 'Niet vermeld', fr: 'Non précisé', es: 'No indicado', en: 'Not stated' },
  },
  state: {
    DRAFT: { nl: 'Ontwerp', fr: 'Brouillon', es: 'Borrador', en: 'Draft' },
    IN_REVIEW: { nl: 'Wordt nagelezen', fr: 'En relecture', es: 'En revisión', en: 'In review' },
    PUBLISHED: { nl: 'Gepubliceerd', fr: 'Publié', es: 'Publicado', en: 'Published' },
    WITHDRAWN: { nl: 'Ingetrokken', fr: 'Retiré', es: 'Retirado', en: 'Withdrawn' },
    ADVISED: { nl: 'Geadviseerd', fr: 'Conseillée', es: 'Aconsejada', en: 'Advised' },
    ASKED: { nl: 'Gevraagd', fr: 'Demandée', es: 'Solicitada', en: 'Asked for' },
    WANTED: { nl: 'Gewenst', fr: 'Souhaitée', es: 'Deseada', en: 'Wanted' },
    NOT_WANTED: { nl: 'Niet gewenst', fr: 'Non souhaitée', es: 'No deseada', en: 'Not wanted' },
    ACCEPTED: { nl: 'Aanvaard', fr: 'Acceptée', es: 'Aceptada', en: 'Accepted' },
    REFUSED: { nl: 'Geweigerd', fr: 'Refusée', es: 'Denegada', en: 'Refused' },
    ACCOMPANIED: { nl: 'Begeleid', fr: 'Accompagnée', es: 'Acompañada', en: 'Accompanied' },
    NOT_ACCOMPANIED: {
      nl: 'Niet begeleid',
      fr: 'Non accompagnée',
      es: 'No acompañada',
      en: 'Not accompanied',
    },
    VOID: { nl: 'Vervallen', fr: 'Sans objet', es: 'Sin efecto', en: 'Void' },
  },
  eventForm: {
    CONFERENCE: {
      nl: 'Regionale conferentie',
      fr: 'Conférence régionale',
      es: 'Conferencia regional',
      en: 'Regional conference',
    },
    WORKSHOP: { nl: 'Workshop', fr: 'Atelier', es: 'Taller', en: 'Workshop' },
    SOUTH_SOUTH_EXCHANGE: {
      nl: 'Zuid-zuiduitwisseling',
      fr: 'Échange sud-sud',
      es: 'Intercambio sur-sur',
      en: 'South-south exchange',
    },
    TRAINING: { nl: 'Vorming', fr: 'Formation', es: 'Capacitación', en: 'Training' },
  },
  eventStatus: {
    DRAFT: { nl: 'Ontwerp', fr: 'En projet', es: 'En preparación', en: 'Draft' },
    ANNOUNCED: { nl: 'Aangekondigd', fr: 'Annoncé', es: 'Anunciado', en: 'Announced' },
    UNDER_WAY: { nl: 'Aan de gang', fr: 'En cours', es: 'En curso', en: 'Under way' },
    HELD: { nl: 'Gehouden', fr: 'Tenu', es: 'Realizado', en: 'Held' },
    CLOSED: { nl: 'Afgesloten', fr: 'Clôturé', es: 'Cerrado', en: 'Closed' },
    CANCELLED: { nl: 'Geannuleerd', fr: 'Annulé', es: 'Cancelado', en: 'Cancelled' },
  },
  eventAnswer: {
    COMING: { nl: 'Komt', fr: 'Vient', es: 'Asiste', en: 'Coming' },
    MAYBE: { nl: 'Misschien', fr: 'Peut-être', es: 'Quizás', en: 'Maybe' },
    NOT_COMING: { nl: 'Komt niet', fr: 'Ne vient pas', es: 'No asiste', en: 'Not coming' },
  },
  questionState: {
    OPEN: { nl: 'Open', fr: 'Ouverte', es: 'Abierta', en: 'Open' },
    ANSWERED: { nl: 'Beantwoord', fr: 'Répondue', es: 'Respondida', en: 'Answered' },
    WITHDRAWN: { nl: 'Ingetrokken', fr: 'Retirée', es: 'Retirada', en: 'Withdrawn' },
  },
  begunBy: {
    MUNICIPALITY: { nl: 'Gemeente', fr: 'Commune', es: 'Municipio', en: 'Municipality' },
    ASSOCIATION: { nl: 'Vereniging', fr: 'Association', es: 'Asociación', en: 'Association' },
  },
  answer: {
    ACCEPTED: { nl: 'Gaat mee', fr: 'Participe', es: 'Participa', en: 'Comes along' },
    DECLINED: { nl: 'Gaat niet mee', fr: 'Ne participe pas', es: 'No participa', en: 'Does not come' },
  },
  refusalGround: {
    NOT_OPPORTUNE: { nl: 'Niet opportuun', fr: 'Inopportun', es: 'Inoportuno', en: 'Not opportune' },
    NO_TIME: { nl: 'Geen tijd', fr: 'Manque de temps', es: 'Falta de tiempo', en: 'No time' },
    NO_BUDGET: { nl: 'Geen budget', fr: 'Manque de budget', es: 'Falta de presupuesto', en: 'No budget' },
  },
  visibility: {
    INTERNAL: {
      nl: 'Eigen gemeente en vereniging',
      fr: 'Commune et association',
      es: 'Municipio propio y asociación',
      en: 'Own municipality and association',
    },
    FLEMISH: {
      nl: 'Vlaamse gemeenten',
      fr: 'Communes flamandes',
      es: 'Municipios flamencos',
      en: 'Flemish municipalities',
    },
    NETWORK: {
      nl: 'Netwerk, partners inbegrepen',
      fr: 'Réseau, partenaires compris',
      es: 'Red, incluidos los socios',
      en: 'Network, partners included',
    },
    PUBLIC: { nl: 'Iedereen', fr: 'Tout le monde', es: 'Todo el mundo', en: 'Everyone' },
  },
  level: {
    PROGRAMME_EXECUTION: {
      nl: 'Uitvoering van het programma',
      fr: 'Exécution du programme',
      es: 'Ejecución del programa',
      en: 'Programme execution',
    },
    PROCESS: {
      nl: 'Samenwerkingsproces',
      fr: 'Processus de coopération',
      es: 'Proceso de cooperación',
      en: 'Process',
    },
    RESULT: { nl: 'Resultaat', fr: 'Résultat', es: 'Resultado', en: 'Result' },
  },
  pillars: {
    POLITICAL: { nl: 'Politiek', fr: 'Politique', es: 'Político', en: 'Political' },
    ADMINISTRATION: { nl: 'Administratie', fr: 'Administration', es: 'Administración', en: 'Administration' },
    CIVIL_SOCIETY: {
      nl: 'Middenveld en burgers',
      fr: 'Société civile',
      es: 'Sociedad civil',
      en: 'Civil society',
    },
  },
  side: {
    NORTH: {
      nl: 'Vlaamse gemeente',
      fr: 'Commune flamande',
      es: 'Municipio flamenco',
      en: 'Flemish municipality',
    },
    SOUTH: {
      nl: 'Partnergemeente',
      fr: 'Commune partenaire',
      es: 'Municipio socio',
      en: 'Partner municipality',
    },
  },
  form: {
    TWINNING: { nl: 'Stedenband', fr: 'Jumelage', es: 'Hermanamiento', en: 'Twinning' },
    PROJECT_COOPERATION: {
      nl: 'Projectsamenwerking',
      fr: 'Coopération par projet',
      es: 'Cooperación por proyecto',
      en: 'Project cooperation',
    },
    THEMATIC_NETWORK: {
      nl: 'Thematisch netwerk',
      fr: 'Réseau thématique',
      es: 'Red temática',
      en: 'Thematic network',
    },
    FRIENDSHIP: {
      nl: 'Vriendschapsband',
      fr: 'Lien d’amitié',
      es: 'Lazo de amistad',
      en: 'Bond of friendship',
    },
  },
  status: {
    EXPLORING: { nl: 'In verkenning', fr: 'En exploration', es: 'En exploración', en: 'Exploring' },
    ACTIVE: { nl: 'Lopend', fr: 'Actif', es: 'Activo', en: 'Active' },
    ENDED: { nl: 'Beëindigd', fr: 'Terminé', es: 'Terminado', en: 'Ended' },
    PLANNED: { nl: 'Gepland', fr: 'Prévue', es: 'Prevista', en: 'Planned' },
    UNDER_WAY: { nl: 'Aan de gang', fr: 'En cours', es: 'En curso', en: 'Under way' },
    OVER: { nl: 'Afgelopen', fr: 'Terminée', es: 'Terminada', en: 'Over' },
    REPORTED: { nl: 'Verslag gemaakt', fr: 'Rapport remis', es: 'Con informe', en: 'Reported' },
    CLOSED: { nl: 'Afgesloten', fr: 'Clôturée', es: 'Cerrada', en: 'Closed' },
    CANCELLED: { nl: 'Geannuleerd', fr: 'Annulée', es: 'Cancelada', en: 'Cancelled' },
    OPEN: { nl: 'Open', fr: 'En cours', es: 'Pendiente', en: 'Open' },
    OVERDUE: { nl: 'Over tijd', fr: 'En retard', es: 'Vencida', en: 'Overdue' },
    DONE: { nl: 'Uitgevoerd', fr: 'Réalisée', es: 'Cumplida', en: 'Done' },
    GIVEN_UP: { nl: 'Opgegeven', fr: 'Abandonnée', es: 'Abandonada', en: 'Given up' },
    REFUSED: { nl: 'Niet gevolgd', fr: 'Non retenue', es: 'Rechazada', en: 'Refused' },
    WITHDRAWN: { nl: 'Ingetrokken', fr: 'Retirée', es: 'Retirada', en: 'Withdrawn' },
  },
  response: {
    ACCEPTED: { nl: 'Aanvaard', fr: 'Acceptée', es: 'Aceptada', en: 'Accepted' },
    PARTLY: {
      nl: 'Deels aanvaard',
      fr: 'Acceptée en partie',
      es: 'Aceptada en parte',
      en: 'Accepted in part',
    },
    REFUSED: { nl: 'Niet gevolgd', fr: 'Non retenue', es: 'Rechazada', en: 'Refused' },
    NONE: { nl: 'Nog geen antwoord', fr: 'Sans réponse', es: 'Sin respuesta', en: 'No answer yet' },
  },
  progress: {
    NOT_BEGUN: { nl: 'Nog niet begonnen', fr: 'Pas encore commencée', es: 'Sin empezar', en: 'Not begun' },
    UNDER_WAY: { nl: 'Aan de gang', fr: 'En cours', es: 'En marcha', en: 'Under way' },
    DONE: { nl: 'Uitgevoerd', fr: 'Réalisée', es: 'Cumplida', en: 'Done' },
    GIVEN_UP: { nl: 'Opgegeven', fr: 'Abandonnée', es: 'Abandonada', en: 'Given up' },
  },
  decision: {
    APPLY: { nl: 'Toepassen', fr: 'Appliquer', es: 'Aplicar', en: 'Apply' },
    ADAPT: { nl: 'Aanpassen', fr: 'Adapter', es: 'Adaptar', en: 'Adapt' },
    NOT_APPLICABLE: {
      nl: 'Niet van toepassing',
      fr: 'Sans objet',
      es: 'No corresponde',
      en: 'Not applicable',
    },
  },
  reuseOutcome: {
    HELPED: { nl: 'Hielp', fr: 'A aidé', es: 'Ayudó', en: 'Helped' },
    MADE_NO_DIFFERENCE: {
      nl: 'Maakte geen verschil',
      fr: 'N’a rien changé',
      es: 'No cambió nada',
      en: 'Made no difference',
    },
    WAS_WRONG: { nl: 'Klopte niet', fr: 'S’est révélée fausse', es: 'Resultó equivocada', en: 'Was wrong' },
    NOT_TOLD: { nl: 'Nog niet verteld', fr: 'Pas encore dit', es: 'Aún sin contar', en: 'Not told yet' },
  },
  ...boardWords,
  consent: {
    NAMED: {
      nl: 'Mag genoemd worden',
      fr: 'Peut être nommé·e',
      es: 'Puede ser nombrada',
      en: 'May be named',
    },
    BY_ROLE: { nl: 'Alleen met functie', fr: 'Par la fonction', es: 'Solo por su función', en: 'By role' },
    ANONYMOUS: { nl: 'Anoniem', fr: 'Anonyme', es: 'Anónima', en: 'Anonymous' },
  },
  role: {
    PARTNER: { nl: 'Partner', fr: 'Partenaire', es: 'Socio', en: 'Partner' },
    OFFICER: { nl: 'Medewerker', fr: 'Agent communal', es: 'Funcionario', en: 'Officer' },
    EDITOR: { nl: 'Redacteur', fr: 'Rédacteur', es: 'Redactor', en: 'Editor' },
    ADMINISTRATOR: { nl: 'Beheerder', fr: 'Administrateur', es: 'Administrador', en: 'Administrator' },
  },
} as const satisfies Record<string, Record<string, Words>>

export type NamedField = keyof typeof words

const namesOf: Readonly<Record<string, Readonly<Record<string, Words>>>> = words

/** What a value is called in a language; its own text where nobody gave it a name. */
export const valueName = (field: NamedField, value: string, language: Language): string =>
  namesOf[field]?.[value]?.[language] ?? value
