import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { givenText } from '../../field/text-rules.ts'
import type { Lacking } from '../../search/lacking.ts'

/**
 * Below this share of what a document could score at the most the best hit is taken for no answer. Measured on the sets
 * of bench/search: see docs/gaps.md.
 */
export const weakShare = 0.3
/** Of a longer text no hit holds much, however good it is. */
export const mostWords = 8

/** In days: so long it is kept what was looked for, and as which words. */
export const keptFor = 90

/** Nothing was found, or nothing good. */
export const isGap = ({ share, words }: Pick<Lacking, 'share' | 'words'>): boolean =>
  words > 0 && words <= mostWords && share < weakShare

/** Letters alone: what has digits or an @ in it may be somebody's number or address. */
const plainWord = /^\p{L}[\p{L}\p{M}'’-]{2,39}$/u
export const isPlainWord = (word: string): boolean => plainWord.test(word)

/** With an address, a long number or a link in it, a query is about somebody or something by name: none of it is kept. */
const telling = /@|\d{5,}|\d[\d\s./-]{6,}\d|https?:|www\./i
export const tellsOfSomebody = (text: string): boolean => telling.test(text)

/** A word that neither the thesaurus nor any document knows is kept only when it can no longer tell of one person. */
export const unknownWord = { askers: 2, times: 3 }

export const mayCloseGaps = (viewer: Viewer): boolean => isAssociation(viewer)

export const reasonRules = z.object({ reason: givenText('reason', 1000, 'say why it is not for us.') })
