/** In whose words a question is put. */
export type Kind = 'ours' | 'postgraphile' | 'byHand'

/** Asks the database that all systems have a copy of. */
export type Rows = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>

interface InGraphQL<Subject> {
  readonly query: string
  variables(subject: Subject): object
}

interface InSql<Subject> {
  /** One statement that answers with one value, the JSON text. */
  readonly sql: string
  values(subject: Subject): unknown[]
}

interface Parts<Subject> {
  readonly name: string
  readonly title: string
  /** Whose token goes with it; PostGraphile and the hand-written SQL know no viewers and filter by the state instead. */
  readonly asks: 'editor' | 'officer'
  /** A write is sent once; a read may be sent again. */
  readonly writes?: true
  /** How many times PostGraphile is wanted, at ten clients. */
  readonly goal: number
  /** From the rows that are there to what is asked about the n-th time. */
  subjects(rows: Rows): Promise<(n: number) => Subject>
  /** Absent as long as the product cannot be asked this. */
  readonly ours?: InGraphQL<Subject>
  readonly postgraphile: InGraphQL<Subject>
  readonly byHand: InSql<Subject>
}

/** One read or write, in the words of every system, with the same rows and fields for all. */
export interface Question extends Pick<Parts<never>, 'name' | 'title' | 'asks' | 'writes' | 'goal'> {
  readonly sql: string
  canAsk(kind: Kind): boolean
  /** The body of the n-th request. */
  bodies(kind: Kind, rows: Rows): Promise<(n: number) => string>
}

export function question<Subject>(parts: Parts<Subject>): Question {
  const { subjects, ours, postgraphile, byHand, ...rest } = parts
  const words = (kind: Kind): ((subject: Subject) => object) => {
    if (kind === 'byHand') return subject => byHand.values(subject)
    const asked = kind === 'ours' ? ours : postgraphile
    if (!asked) throw new Error(`${parts.name} cannot be asked of ${kind}`)
    return subject => ({ query: asked.query, variables: asked.variables(subject) })
  }
  return {
    ...rest,
    sql: byHand.sql,
    canAsk: kind => kind !== 'ours' || ours !== undefined,
    async bodies(kind, rows) {
      const [subject, put] = [await subjects(rows), words(kind)]
      return n => JSON.stringify(put(subject(n)))
    },
  }
}

/** Some rows, over and over. */
export function inTurn<Subject>(subjects: readonly Subject[]): (n: number) => Subject {
  return n => {
    const subject = subjects[n % subjects.length]
    if (!subject) throw new Error('There is no row to ask about.')
    return subject
  }
}

/** Rows spread over all lessons that an editor sees. */
export const someLessons = (rows: Rows, count = 200) =>
  rows<{ id: string; number: number }>(
    `select id, number from lesson where state <> 'DRAFT' and number % greatest(1, (select max(number) from lesson) / $1::int) = 0
     order by number limit $1`,
    [count],
  )

export const nothing = async () => () => ({})
