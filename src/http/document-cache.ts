import type { DocumentNode } from 'graphql'
import { BoundedStore } from './bounded-store.ts'

// Yoga's own cache counts documents, not their size, and a thousand of a megabyte are too many.

/** Documents that were read, by their text; what becomes of a text takes some thirty times its size. */
export const documentCache = () =>
  new BoundedStore<DocumentNode>({ values: 1_000, size: 2_000_000 }, text => text.length)

/** What cannot be read is found out again as fast. */
export const noCache = { get: () => undefined, set: () => {} }
