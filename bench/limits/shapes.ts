/** Questions that lead to much, each with the size of its lists and the number of its aliases left open. */
export type Shape = (first: number, aliases: number) => string

const row = 'number title lesson context whatHappened why recommendation createdAt'
const catalogues =
  'policyDomains { code label } missionTypes { code label } countries { code name region { name } }'
const again = (aliases: number, one: (i: number) => string) =>
  `{ ${Array.from({ length: aliases }, (_, i) => `a${i}: ${one(i)}`).join(' ')} }`
const filter =
  '{ regions: ["002", "019", "142"], visitFrom: "2015-02-01", visitUntil: "2024-12-01", missionTypes: [TECHNICAL, POLITICAL] }'

export const shapes: Readonly<Record<string, Shape>> = {
  'pages of lessons with all their catalogues': (first, aliases) =>
    again(aliases, () => `lessons(first: ${first}) { nodes { ${row} ${catalogues} } }`),
  'filtered totals': (_first, aliases) =>
    again(
      aliases,
      i =>
        `lessons(first: 1, filter: ${filter.replace('2015', `${2010 + (i % 5)}`)}) { totalCount nodes { title } }`,
    ),
  'filtered lists that find nothing': (_first, aliases) =>
    again(
      aliases,
      i =>
        `lessons(first: 1, filter: { regions: ["002"], years: [${1900 + i}], visitFrom: "2016-01-01" }) { nodes { title } }`,
    ),
  'filtered visits with totals': (_first, aliases) =>
    again(
      aliases,
      i =>
        `visits(first: 1, filter: { regions: ["002"], from: "20${10 + (i % 10)}-01-01" }) { totalCount nodes { title } }`,
    ),
  'lessons of the municipality of every lesson': (first, aliases) =>
    again(
      aliases,
      () =>
        `lessons(first: ${first}) { nodes { municipality { lessons(first: 20) { totalCount nodes { title } } } } }`,
    ),
  'lessons of the fullest municipality, and again of it': (first, aliases) =>
    again(
      aliases,
      i =>
        `municipality(number: 1) { lessons(first: ${first}) { nodes { municipality { lessons(first: 1) { totalCount nodes { number } } } partnership { lessons(first: 1) { totalCount nodes { number ${i % 2 ? 'title' : ''} } } } } } }`,
    ),
  'lessons of the fullest visit, and again of it': (first, aliases) =>
    again(
      aliases,
      () =>
        `visit(number: 1) { lessons(first: ${first}) { nodes { visit { lessons(first: 100) { nodes { title } } } } } }`,
    ),
  'all lessons of all partnerships': (first, aliases) =>
    again(
      aliases,
      () => `partnerships(first: ${first}) { nodes { lessons(first: 100) { totalCount nodes { ${row} } } } }`,
    ),
  'one relation under several names': (first, aliases) =>
    `{ municipalities(first: ${first}) { nodes ${again(aliases, i => `lessons(first: ${i + 1}) { totalCount nodes { title } }`)} } }`,
  'members of members of members': (first, aliases) =>
    again(
      aliases,
      () =>
        `partnerships(first: ${first}) { nodes { members { municipality { memberships { partnership { members { municipality { people { name } } } } } } } } }`,
    ),
  'visits with all that hangs on them': (first, aliases) =>
    again(
      aliases,
      () =>
        `visits(first: ${first}) { nodes { title purpose report delegation { jobTitle person { name } municipality { name } } places { country { name } municipality { name } } partnerships { members { municipality { name } } coordinators { person { name } } } } }`,
    ),
  'visits of every municipality': (first, aliases) =>
    again(
      aliases,
      () =>
        `municipalities(first: ${first}) { nodes { visits(first: 5) { title month lessons(first: 1) { totalCount } } } }`,
    ),
  'good practices with the lessons behind them': (first, aliases) =>
    again(
      aliases,
      () =>
        `goodPractices(first: ${first}) { totalCount nodes { title confirmedBy { lesson { ${row} ${catalogues} confirms { practice { title } } } } } }`,
    ),
  'searches with facets': (first, aliases) =>
    again(
      aliases,
      i =>
        `search(query: "lesson municipality ${i}", first: ${first}) { totalCount facets { name values { value label count } } nodes { ... on Lesson { title visit { title } } } }`,
    ),
  'long searches with highlights': (first, aliases) =>
    again(
      aliases,
      i =>
        `search(query: "${`lesson ${i} waste collection contract practice visit `.repeat(300)}", first: ${first}) { edges { score highlights { field segments { text matched } } } }`,
    ),
  'lessons that say the same, of every lesson': (first, aliases) =>
    again(
      aliases,
      () =>
        `lessons(first: ${first}) { nodes { similar(first: 5) { score lesson { title } } standing { usedInVisits } } }`,
    ),
  'briefs of visits': (first, aliases) =>
    again(
      aliases,
      () =>
        `visits(first: ${first}) { nodes { brief { lessons { reasons { text } lesson { title } } practices { practice { title } } openRecommendations { text } earlierVisits { title } travelToo { title } contacts { name } } } }`,
    ),
  'briefs for plans': (_first, aliases) =>
    again(
      aliases,
      i =>
        `briefPreview(plan: { missionTypes: [TECHNICAL], countries: ["SN"], termsOfReference: "${`waste collection contract ${i} `.repeat(40)}" }) { lessons { reasons { text } lesson { title } } practices { practice { title } } earlierVisits { title } travelToo { title } contacts { name } }`,
    ),
  'dossiers of a region': (_first, aliases) =>
    again(
      aliases,
      i =>
        `regionalDossier(regions: ["002"], themes: ["waste", "water-sanitation", "good-governance", "local-finance"], from: "20${10 + (i % 10)}-01-01", until: "2026-12-31") { themes { label lessons practices trend { year } disputed { worked { lesson { title } } } } matrix { lessons visits municipality { name } } pairs { why reasons } sessions { title items { why } } reading { why lesson { title } } gaps { sentences } visitsNear { title } peopleToCall { name } }`,
    ),
  'boards by five dimensions': (_first, aliases) =>
    again(
      aliases,
      i =>
        `insights(filter: { regions: ["002", "019"], years: [${2015 + (i % 10)}, 2020] }) { coverage(by: [MISSION_TYPE, POLICY_DOMAIN, COUNTRY, YEAR, OUTCOME], domainLevel: 3) { total rows { count share values { label } filter } } }`,
    ),
  'boards of lessons by what no numbers are kept of': (_first, aliases) =>
    again(
      aliases,
      () =>
        `insights { freshness(by: [FRESHNESS, POLICY_DOMAIN, LANGUAGE, MUNICIPALITY], domainLevel: 3) { total rows { count } } }`,
    ),
  'boards with all that there is none of': (_first, aliases) =>
    again(
      aliases,
      () =>
        `insights { coverage(by: [POLICY_DOMAIN, COUNTRY, MISSION_TYPE], domainLevel: 3, withNone: true) { rows { count values { label } } } }`,
    ),
  'who learned from whom': (_first, aliases) =>
    again(aliases, () => `insights { learningNetwork { nodes { name learned } edges { count filter } } }`),
  'visits that could be combined': (_first, aliases) =>
    again(
      aliases,
      i =>
        `visitCombinations(from: "20${10 + (i % 10)}-01-01", to: "2030-01-01") { municipalities { name } visits { title } toCall { name } }`,
    ),
  'hand-over packs': (first, aliases) =>
    again(aliases, () => `partnerships(first: ${first}) { nodes { handOver { items { text } } } }`),
  'words for the box, and what says the same': (_first, aliases) =>
    again(aliases, i =>
      i % 2
        ? `suggest(prefix: "le", first: 10) { label lessons }`
        : `possibleDuplicates(title: "Lesson ${i}", text: "${'waste collection contract '.repeat(60)}", first: 10) { likeness lesson { title } }`,
    ),
  'the catalogues whole': (_first, aliases) =>
    again(aliases, () => `countries { code name region { name parent { name countries { name } } } }`),
  'the tree of regions': (_first, aliases) =>
    again(
      aliases,
      () =>
        `regions { code name children { code children { code countries { code name region { name } } } } }`,
    ),
  'the schema': (_first, aliases) =>
    again(
      aliases,
      () =>
        `__schema { types { name description fields { name description args { name description type { name } } type { name ofType { name ofType { name } } } } } }`,
    ),
  'a node by its id': (_first, aliases) =>
    again(
      aliases,
      () =>
        `node(id: "TXVuaWNpcGFsaXR5OjAxOTAwMDAxLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ==") { ... on Municipality { name lessons(first: 100) { totalCount nodes { title } } } }`,
    ),
}
