/**
 * The readers of a document as one word: `PUBLIC`, `NETWORK`, `FLEMISH:<municipality>`, `INTERNAL:<municipality>`.
 * Words are counted by audience, so that a reader's ranking knows only what the reader may know. The municipality
 * stands only where it decides who reads; a document without one has `-`.
 */
export interface Audience {
  readonly visibility: string
  readonly municipalityId?: string
}

const OPEN = new Set(['PUBLIC', 'NETWORK'])

export function writeAudience(visibility: string, municipalityId: string | null): string {
  return OPEN.has(visibility) ? visibility : `${visibility}:${municipalityId ?? '-'}`
}

export function readAudience(audience: string): Audience {
  const [visibility = '', municipalityId = '-'] = audience.split(':')
  return municipalityId === '-' ? { visibility } : { visibility, municipalityId }
}
