/** Which readers somebody is one of, as findable_since tells them apart. */
export interface Readers {
  /** The narrowest visibility that he sees, whoever wrote it. */
  readonly visibility: string
  /** Of this municipality he sees all that is published. */
  readonly municipality: string | undefined
}

export interface News {
  /** In the order in which they were asked. */
  readonly counts: readonly number[]
  /** How far it has come now. */
  readonly upTo: bigint
}

/** A hit with the moment since which this reader can find it. */
export interface LatestHit {
  readonly id: string
  readonly since: Date
  readonly seq: bigint
}

/** The row of findable_since that counts for these readers. */
export const readersSql = (
  { visibility, municipality }: Readers,
  parameter: (value: unknown, type: string) => string,
): string =>
  municipality === undefined
    ? `readers = ${parameter(visibility, 'text')}::"Visibility"`
    : `readers = case when attributes -> 'municipality' ? ${parameter(municipality, 'text')} then 'INTERNAL' else ${parameter(visibility, 'text')}::"Visibility" end`
