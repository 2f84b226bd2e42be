import type { FileText } from '../../../db/generated/client/enums.ts'

/** A page that has text. */
export interface Page {
  readonly number: number
  readonly text: string
}

/** What came of reading a file. */
export interface FileReading {
  readonly state: Exclude<FileText, 'WAITING'>
  readonly pages: readonly Page[]
  /** Of how many pages it is, where that is known. */
  readonly pageCount: number | null
}

/** What a process that reads a file says of it, one after the other. */
export type Said =
  | { readonly says: 'ready' }
  | { readonly says: 'page'; readonly page: Page }
  | {
      readonly says: 'end'
      readonly state: 'READ' | 'ENCRYPTED' | 'BROKEN' | 'TOO_MUCH'
      readonly pageCount: number | null
    }

/** A report has some tens of pages; of what is endless this much is read. */
export const limits = {
  pages: 2_000,
  charactersOfPage: 50_000,
  characters: 3_000_000,
  /** In bytes, of the whole process that reads. */
  memory: 700 * 1024 * 1024,
  /** In milliseconds. */
  time: 60_000,
} as const
