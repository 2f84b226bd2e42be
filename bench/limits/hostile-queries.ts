/** A request that nobody honest sends: its body, as a client would put it on the wire. */
export interface Hostile {
  readonly kind: string
  readonly body: string
}

const times = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join(' ')
const megabyte = 990_000

const asked = (kind: string, query: string, variables: object = {}): Hostile => ({
  kind,
  body: JSON.stringify({ query, variables }),
})

const lesson = 'TGVzc29uOjAxOTAwMDA4LTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAxMA=='
const down = (levels: number, first: number, innermost: string): string =>
  levels === 0
    ? innermost
    : `municipality { lessons(first: ${first}) { nodes { ${down(levels - 1, first, innermost)} } } }`
const fan = (of: (next: string) => string) =>
  `${times(12, i => `fragment F${i} on Municipality { ${of(`F${i + 1}`)} }`)} fragment F12 on Municipality { name }`

export const hostileQueries: readonly Hostile[] = [
  asked('lists within lists within lists', `{ lessons(first: 100) { nodes { ${down(3, 100, 'title')} } } }`),
  asked('fields a hundred deep', `{ lessons { nodes { ${down(33, 1, 'title')} } } }`),
  asked('ten thousand aliases', `{ ${times(10_000, i => `a${i}: __typename`)} }`),
  asked(
    'sixty lists beside each other',
    `{ ${times(60, i => `a${i}: lessons(first: 100) { totalCount nodes { title } }`)} }`,
  ),
  asked(
    'a thousand million rows',
    `{ ${times(20, i => `a${i}: lessons(first: 1000000000) { nodes { title visit { lessons(first: 1000000000) { nodes { title } } } } }`)} }`,
  ),
  asked(
    'rows by a variable',
    `query ($n: Int) { partnerships(first: $n) { nodes { lessons(first: $n) { nodes { countries { name } visit { title } } } } } }`,
    { n: 100 },
  ),
  asked('a flood of directives', `{ __typename ${times(20_000, () => '@include(if: true)')} }`),
  asked('a flood of unknown directives', `{ __typename ${times(1_000, i => `@no${i}`)} }`),
  asked(
    'fragments in a circle',
    `{ ...A } ${times(300, i => `fragment ${'A'.repeat(i + 1)} on Query { ...${'A'.repeat(((i + 1) % 300) + 1)} }`)}`,
  ),
  asked(
    'fragments that fan out',
    `{ municipality(number: 1) { ...F0 } } ${fan(next => `a: lessons { nodes { municipality { ...${next} } } } b: lessons { nodes { municipality { ...${next} } } }`)}`,
  ),
  asked(
    'fragments that fan out, without a row',
    `{ municipality(number: 1) { ...F0 } } ${fan(next => `a: lessons(first: 0) { nodes { municipality { ...${next} } } } b: lessons(first: 0) { nodes { municipality { ...${next} } } }`)}`,
  ),
  asked('a megabyte of names', `{ ${'a '.repeat(megabyte / 2)} }`),
  asked('a megabyte of brackets', `{ a(x: ${'['.repeat(megabyte / 2)}`),
  asked('a megabyte of braces', `{ a `.repeat(megabyte / 4)),
  asked('a megabyte in one word', `{ lessons(after: "${'x'.repeat(megabyte)}") { totalCount } }`),
  asked('a megabyte of comments, and no query', `#${'x'.repeat(megabyte)}`),
  asked('a megabyte of ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array(14_000).fill(lesson),
  }),
  asked(
    'a megabyte of years, sixty times',
    `query ($years: [Int!]) { ${times(60, i => `a${i}: lessons(filter: { years: $years }) { totalCount }`)} }`,
    { years: Array(180_000).fill(2020) },
  ),
  asked(
    'every kind of thing at once',
    `{ ${times(12, i => `a${i}: search(query: "waste", first: 100) { nodes { ${times(3, () => '... on Lesson { title visit { title lessons(first: 100) { nodes { title } } } } ... on GoodPractice { title } ... on Visit { title }')} } facets { values { count } } }`)} }`,
  ),
  asked(
    'the schema within the schema',
    `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} }'.repeat(8)} } } }`,
  ),
  asked(
    'the schema sixty times',
    `{ ${times(60, i => `a${i}: __schema { types { name fields { name args { name } } } }`)} }`,
  ),
  asked('one field a thousand times', `{ lessons { nodes { ${times(1_000, () => 'title')} } } }`),
  asked(
    'fields that contradict each other',
    `{ lessons { nodes { ${times(300, i => `visit { x: ${i % 2 ? 'title' : 'number'} partnerships { x: ${i % 2 ? 'name' : 'number'} } }`)} } } }`,
  ),
  asked('a thousand fields that are not there', `{ lessons { nodes { ${times(900, i => `tilte${i}`)} } } }`),
  asked(
    'a thousand variables',
    `query (${times(900, i => `$v${i}: Int = ${i}`)}) { lessons(first: $v899) { totalCount } }`,
  ),
  { kind: 'a batch of a thousand', body: JSON.stringify(Array(1_000).fill({ query: '{ __typename }' })) },
  {
    kind: 'more than a megabyte',
    body: JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(3_000_000) } }),
  },
]
