import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePdf } from '../../../src/example/make-pdf.ts'
import { eraseUnusedFiles } from '../../../src/visits/documents/erase-unused-files.ts'
import { readText } from '../../../src/visits/documents/text/read-text.ts'
import { readWaitingFile } from '../../../src/visits/documents/text/read-waiting-file.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { makeBomb, makeDocx } from './make-files.ts'
import { add, upload } from './send-in.ts'

const pdf = 'application/pdf'
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('the text of a file', () => {
  test('is read page by page, with its accents and lines', async () => {
    const pages = ['Één bladzijde (met haakjes)\nen een tweede regel', '', 'Et une troisième']
    expect(await readText(makePdf(pages), pdf)).toEqual({
      state: 'READ',
      pageCount: 3,
      pages: [
        { number: 1, text: pages[0] },
        { number: 3, text: pages[2] },
      ],
    })
  })

  test('is read of a document of Word as Word last showed its pages', async () => {
    const file = makeDocx(`
      <w:p><w:r><w:t>Het eerste &amp; het </w:t></w:r><w:r><w:t xml:space="preserve">tweede &#233;</w:t></w:r></w:p>
      <w:p><w:r><w:t>Kolom</w:t><w:tab/><w:t>twee</w:t></w:r></w:p>
      <w:p><w:r><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>Op de volgende</w:t></w:r></w:p>`)
    expect(await readText(file, docx)).toEqual({
      state: 'READ',
      pageCount: 2,
      pages: [
        { number: 1, text: 'Het eerste & het tweede é\nKolom twee' },
        { number: 2, text: 'Op de volgende' },
      ],
    })
  })

  test.each([
    ['none, where its pages were scanned', makePdf(['', '']), pdf, 'NONE'],
    ['not to be had, where it is damaged', Buffer.from('%PDF-1.4 and no more'), pdf, 'BROKEN'],
    ['not to be had, where it unpacks without end', makeDocx(' '.repeat(80_000_000)), docx, 'BROKEN'],
  ])('is %s', async (_what, file, type, state) => {
    expect(await readText(file, type)).toMatchObject({ state, pages: [] })
  })

  test('stops nobody, where it takes more memory or time than it may', async () => {
    let ticks = 0
    const ticking = setInterval(() => ticks++, 10)
    const memory = 250_000_000
    expect(await readText(makeBomb(500_000_000), pdf, { memory })).toMatchObject({ state: 'TOO_MUCH' })
    expect(await readText(makePdf(['Kort']), pdf, { time: 1 })).toMatchObject({ state: 'TOO_MUCH' })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(10)
  })
})

describe('a document that was sent in', () => {
  let world: World
  let editor: Asker
  let visit: string
  beforeAll(async () => {
    world = await openWorld()
    editor = await world.as('EDITOR')
    const { id } = await world.prisma.visit.findFirstOrThrow({
      where: { municipalities: { some: { name: 'Scheldekerke' } } },
    })
    visit = Buffer.from(`Visit:${id}`).toString('base64')
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const send = async (title: string, file: Buffer) =>
    add(editor, { visit, title, upload: await upload(editor, file) })
  const textOf = async (number: number, asker = editor) =>
    (
      await asker.ask(
        `{ document(number: ${number}) { file { textState pageCount pages { number text } } } }`,
      )
    ).document?.file

  test('says how far the reading of its text has come, and has its pages then', async () => {
    const { number } = await send('Verslag', makePdf(['Eerste', 'Tweede']))
    expect(await textOf(number)).toEqual({ textState: 'WAITING', pageCount: null, pages: [] })
    expect(await readWaitingFile(world.database)).toBe(true)
    const pages = [
      { number: 1, text: 'Eerste' },
      { number: 2, text: 'Tweede' },
    ]
    expect(await textOf(number)).toEqual({ textState: 'READ', pageCount: 2, pages })
    expect(await readWaitingFile(world.database)).toBe(false)
    expect(await textOf(number, world.visitor)).toBeUndefined()
    // The same file in another document is read already.
    expect(await textOf((await send('Nog eens', makePdf(['Eerste', 'Tweede']))).number)).toMatchObject({
      pages,
    })
  })

  test('that ended its reader three times is not begun again', async () => {
    const { number, file } = await send('Verslag', makePdf(['Onleesbaar']))
    await world.prisma.storedFile.update({ where: { hash: file?.hash }, data: { tries: 3 } })
    await readWaitingFile(world.database)
    expect(await textOf(number)).toMatchObject({ textState: 'BROKEN' })
  })

  test('is read again where its reader was killed', async () => {
    const { number } = await send('Verslag', makePdf(['Nog te lezen']))
    const killed = new AbortController()
    const reading = readWaitingFile(world.database, killed.signal)
    setTimeout(() => killed.abort(), 20)
    await expect(reading).rejects.toThrow('ends')
    expect(await textOf(number)).toMatchObject({ textState: 'WAITING' })
    await readWaitingFile(world.database)
    expect(await textOf(number)).toMatchObject({ textState: 'READ' })
  })

  test('and of which no document was made is erased after a day', async () => {
    const waiting = () => world.prisma.upload.count()
    await upload(editor, makePdf(['Vergeten']))
    const files = await world.prisma.storedFile.count()
    await eraseUnusedFiles(world.prisma, today)
    expect(await waiting()).toBe(1)
    await eraseUnusedFiles(world.prisma, new Date(today.getTime() + 90_000_000))
    expect(await waiting()).toBe(0)
    expect(await world.prisma.storedFile.count()).toBe(files - 1)
  })
})
