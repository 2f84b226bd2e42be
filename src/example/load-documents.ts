import { createHash } from 'node:crypto'
import type { Loading } from './loading.ts'
import { makePdf } from './make-pdf.ts'

/** Papers of the visits: files with their text, and a link. */
export async function loadDocuments({ tx, world, days, ids }: Loading): Promise<void> {
  const documents = world.documents.map(document => ({ ...document, file: fileOf(document.pages) }))
  const files = documents.flatMap(({ file, pages, addedOn }) => (file ? [{ ...file, pages, addedOn }] : []))
  await tx.storedFile.createMany({
    data: files.map(({ hash, bytes, pages, addedOn }) => ({
      ...{ hash, size: bytes.length, mediaType: 'application/pdf', pageCount: pages.length },
      text: 'READ' as const,
      createdAt: days.moment(addedOn),
    })),
  })
  await tx.storedFilePart.createMany({
    data: files.map(({ hash, bytes }) => ({ hash, position: 0, bytes })),
  })
  await tx.storedFilePage.createMany({
    data: files.flatMap(({ hash, pages }) => pages.map((text, i) => ({ hash, number: i + 1, text }))),
  })
  await tx.storedFile.updateMany({
    where: { hash: { in: files.map(({ hash }) => hash) } },
    data: { isWhole: true },
  })
  await tx.document.createMany({
    data: documents.map(({ visit, addedOn, pages: _pages, file, ...document }) => ({
      ...document,
      visitId: ids.visit(visit),
      fileHash: file?.hash,
      createdAt: days.moment(addedOn),
      isExample: true,
    })),
  })
}

function fileOf(pages: readonly string[]) {
  if (pages.length === 0) return undefined
  const bytes = new Uint8Array(makePdf(pages))
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
