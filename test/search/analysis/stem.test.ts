import { expect, test } from 'vitest'
import { stem } from '../../../src/search/analysis/stem.ts'
import type { Language } from '../../../src/search/document.ts'

// Words of the field whose stems the stemmers by themselves leave apart, or throw together.

const together: Record<Language, string> = {
  nl: 'organisatie/organisaties ministerie/ministeries procedure/procedures bureau/bureaus gemeentehuis/gemeentehuizen bedrijf/bedrijven tarief/tarieven stap/stappen plan/plannen adres/adressen proces/processen mens/mensen plaats/plaatsen kans/kansen grens/grenzen advies/adviezen gegeven/gegevens stad/steden partnerstad/partnersteden gemeenteraadslid/gemeenteraadsleden kind/kinderen overheid/overheden waterschap/waterschappen archief/archieven',
  fr: 'élu/élus loi/lois emploi/emplois revenu/revenus crédit/crédits conflit/conflits commission/commissions numéro/numéros étranger/étrangers milieu/milieux travail/travaux enjeu/enjeux bureau/bureaux tuyau/tuyaux français/française déchet/déchets',
  es: 'gobierno/gobiernos ciudad/ciudades comunidad/comunidades mujer/mujeres lugar/lugares taller/talleres vez/veces juez/jueces línea/líneas obra/obras año/años préstamo/préstamos moderno/modernos unidad/unidades sostenible/sostenibles índice/índices país/países interés/intereses',
  en: 'community/communities generation/generates department/departments policy/policies',
}

const apart: Record<Language, string> = {
  nl: 'wet/weten zaak/zak taak/tak kaas/kas zoon/zon boom/bom reden/redden pers/per overheid/over leiding/leidingen mens/men plaats/plat stad/steeds',
  fr: 'commune/communication attente/attention département/départ données/donner délai/délit formation/format fils/fil',
  es: 'comunidad/comunicación comuna/común capacidad/capacitación estado/estadía secretaría/secreto sábado/saber plaza/plazo plano/planes importe/importante',
  en: 'community/communication general/generation organisation/organ animal/animate customer/customs department/depart import/important policy/police internal/international university/universal business/busy',
}

const pairs = (table: Record<Language, string>) =>
  Object.entries(table).flatMap(([language, line]) =>
    line.split(' ').map(pair => [language as Language, ...pair.split('/')] as [Language, string, string]),
  )

test.each(pairs(together))('in %s %s and %s are one word', (language, one, other) => {
  expect(stem(one, language)).toBe(stem(other, language))
})

test.each(pairs(apart))('in %s %s and %s are two', (language, one, other) => {
  expect(stem(one, language)).not.toBe(stem(other, language))
})
