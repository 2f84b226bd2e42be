// A lesson as a dashboard shows it, three deep. Names of countries and regions are no columns: ours has them from the
// platform, so all are asked for the codes.

export const oursFields = `number title lesson outcome language createdAt experiencedOn
  policyDomains { code label } missionTypes { code label } countries { code region { code } }
  collection { label } author { name }
  visit {
    number title startsOn municipalities { name country { code } }
    partnerships { name members { municipality { name } } }
  }`

export const postgraphileFields = `number title lesson outcome language createdAt experiencedOn
  policyDomains: policyDomainsByLessonToPolicyDomainAAndB(orderBy: [POSITION_ASC]) { nodes { code label: labelNl } }
  missionTypes: missionTypesByLessonToMissionTypeAAndB(orderBy: [RANK_ASC]) { nodes { code label: labelNl } }
  countries: countriesByCountryToLessonBAndA(orderBy: [CODE_ASC]) { nodes { code region: regionByRegionCode { code } } }
  collection { label: labelNl } author { person { name } }
  visit {
    number title startsOn
    municipalities: municipalitiesByMunicipalityToVisitBAndA(orderBy: [NAME_ASC]) {
      nodes { name country: countryByCountryCode { code } }
    }
    partnerships: partnershipsByPartnershipToVisitBAndA(orderBy: [NAME_ASC]) {
      nodes {
        name
        members: municipalitiesByPartnershipMemberPartnershipIdAndMunicipalityId(orderBy: [NAME_ASC]) { nodes { name } }
      }
    }
  }`

const list = (row: string, from: string, order: string) =>
  `coalesce((select json_agg(${row} order by ${order}) from ${from}), '[]')`

export const domainsOf = (lesson: string) =>
  list(
    `json_build_object('code', d.code, 'label', d.label_nl)`,
    `"_LessonToPolicyDomain" j join policy_domain d on d.id = j."B" where j."A" = ${lesson}.id`,
    'd.position',
  )

export const missionTypesOf = (lesson: string) =>
  list(
    `json_build_object('code', m.code, 'label', m.label_nl)`,
    `"_LessonToMissionType" j join mission_type m on m.id = j."B" where j."A" = ${lesson}.id`,
    'm.rank',
  )

export const countriesOf = (lesson: string) =>
  list(
    `json_build_object('code', c.code, 'region', json_build_object('code', c.region_code))`,
    `"_CountryToLesson" j join country c on c.code = j."A" where j."B" = ${lesson}.id`,
    'c.code',
  )

const members = list(
  `json_build_object('name', m.name)`,
  'partnership_member pm join municipality m on m.id = pm.municipality_id where pm.partnership_id = p.id',
  'm.name',
)

const visitOf = (
  lesson: string,
) => `(select json_build_object('number', v.number, 'title', v.title, 'startsOn', v.starts_on,
    'municipalities', ${list(
      `json_build_object('name', m.name, 'country', json_build_object('code', m.country_code))`,
      `"_MunicipalityToVisit" j join municipality m on m.id = j."A" where j."B" = v.id`,
      'm.name',
    )},
    'partnerships', ${list(
      `json_build_object('name', p.name, 'members', ${members})`,
      `"_PartnershipToVisit" j join partnership p on p.id = j."A" where j."B" = v.id`,
      'p.name',
    )})
  from visit v where v.id = ${lesson}.visit_id)`

const authorOf = (lesson: string) =>
  `(select json_build_object('name', p.name) from app_user u join person p on p.id = u.person_id where u.id = ${lesson}.author_id)`

/** The pairs of `json_build_object`, over a row of the table lesson. */
export const sqlFields = (lesson: string) => `
  'number', ${lesson}.number, 'title', ${lesson}.title, 'lesson', ${lesson}.lesson, 'outcome', ${lesson}.outcome,
  'language', ${lesson}.language, 'createdAt', ${lesson}.created_at, 'experiencedOn', ${lesson}.experienced_on,
  'policyDomains', ${domainsOf(lesson)}, 'missionTypes', ${missionTypesOf(lesson)}, 'countries', ${countriesOf(lesson)},
  'collection', (select json_build_object('label', c.label_nl) from collection c where c.id = ${lesson}.collection_id),
  'author', ${authorOf(lesson)}, 'visit', ${visitOf(lesson)}`
