import { ValidationError } from '../../errors.ts'
import { isMediaType, type MediaType, mediaTypes } from './media-types.ts'
import { readZip } from './read-zip.ts'

/**
 * What a file is, by its content and nothing else. `said` is what its sender takes it for: where that is something
 * else, one of the two is wrong, and it is not kept.
 */
export function tellMediaType(bytes: Buffer, said: string | null): MediaType {
  const type = findMediaType(bytes)
  if (!type) {
    const taken = 'a PDF, a Word document (DOCX), or a picture as JPEG, PNG, WebP or HEIC'
    throw ValidationError.at(['body'], `body: this file is none that is taken: ${taken}.`)
  }
  const named = said?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (isMediaType(named) && named !== type) {
    throw ValidationError.at(
      ['content-type'],
      `content-type: it says ${mediaTypes[named].is}, and the file is ${mediaTypes[type].is}; send it as ${type}.`,
    )
  }
  return type
}

function findMediaType(bytes: Buffer): MediaType | undefined {
  const begins = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text
  // Readers of PDF look for it in the first 1,024 bytes; some scanners write something before.
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return 'application/pdf'
  if (begins('\xff\xd8\xff')) return 'image/jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp'
  if (begins('ftyp', 4) && /^(heic|heix|mif1|msf1)/.test(bytes.toString('latin1', 8, 12))) return 'image/heic'
  if (begins('PK\x03\x04')) return isWordDocument(bytes) ? wordDocument : undefined
  return undefined
}

const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** One with macros in it is a program, whatever it is called. */
function isWordDocument(bytes: Buffer): boolean {
  const names = new Set(readZip(bytes)?.map(({ name }) => name))
  return (
    names.has('[Content_Types].xml') && names.has('word/document.xml') && !names.has('word/vbaProject.bin')
  )
}
