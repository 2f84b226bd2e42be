/** What is taken as a document, by its media type: how its file ends, and what it is in words. */
export const mediaTypes = {
  'application/pdf': { ending: 'pdf', is: 'a PDF' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    ending: 'docx',
    is: 'a Word document (DOCX)',
  },
  'image/jpeg': { ending: 'jpg', is: 'a picture (JPEG)' },
  'image/png': { ending: 'png', is: 'a picture (PNG)' },
  'image/webp': { ending: 'webp', is: 'a picture (WebP)' },
  'image/heic': { ending: 'heic', is: 'a picture (HEIC)' },
} as const

export type MediaType = keyof typeof mediaTypes

export const isMediaType = (type: string): type is MediaType => Object.hasOwn(mediaTypes, type)
export const isPicture = (type: string): boolean => type.startsWith('image/')

/** In bytes: 20 MB, as a file's properties tell it. */
export const largestFile = 20 * 1024 * 1024
