import { ValidationError } from '../../errors.ts'
import { isMediaType, isPicture, mediaTypes } from './media-types.ts'
import type { DocumentKind } from './rules.ts'

/** A photograph is a picture; of a link nobody knows what is behind it. */
export function checkPhotograph(kind: DocumentKind | null | undefined, mediaType: string | undefined): void {
  if (kind !== 'PHOTOGRAPH' || mediaType === undefined || isPicture(mediaType)) return
  const is = isMediaType(mediaType) ? mediaTypes[mediaType].is : mediaType
  throw ValidationError.at(
    ['input', 'kind'],
    `kind: a photograph is a picture, and this file is ${is}; choose another kind.`,
  )
}
