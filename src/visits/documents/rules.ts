import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { givenText, webAddress } from '../../field/text-rules.ts'
import { languages } from '../../language/language.ts'

export const documentKinds = [
  'TERMS_OF_REFERENCE',
  'PROGRAMME',
  'REPORT',
  'PERSONAL_REPORT',
  'MINUTES',
  'PRESENTATION',
  'AGREEMENT',
  'PHOTOGRAPH',
  'OTHER',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A staff member of the association writes it; nobody else has one to add. */
export const mayUseKind = (viewer: Viewer, kind: DocumentKind | null | undefined): boolean =>
  kind !== 'PERSONAL_REPORT' || isAssociation(viewer)

/** How many files somebody may have sent in that belong to no document yet. */
export const mostWaiting = 20

const title = givenText('title', 300, 'say in a few words what it is.')
const details = {
  language: z.enum(languages).nullish(),
  visibility: z.enum(['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']).nullish(),
}

export const addRules = z
  .object({
    ...details,
    title,
    kind: z.enum(documentKinds),
    upload: z.uuid('upload: what POST /uploads answered as upload.').nullish(),
    url: webAddress('url'),
  })
  .refine(({ upload, url }) => Boolean(upload) !== Boolean(url), {
    path: ['upload'],
    error: 'upload: a document is a file or a link; give one of the two.',
  })

export const editRules = z.object({
  ...details,
  title: title.nullish(),
  kind: z.enum(documentKinds).nullish(),
})

export const withdrawRules = z.object({
  reason: givenText('reason', 4_000, 'say why it is taken back.'),
})
