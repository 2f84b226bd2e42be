import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePdf } from '../../../src/example/make-pdf.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { add, type Added, tryToAdd, upload } from './send-in.ts'

let world: World
let officer: Asker
let editor: Asker
let visit: string
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Scheldekerke')
  editor = await world.as('EDITOR')
  const { id } = await world.prisma.visit.findFirstOrThrow({
    where: { municipalities: { every: { name: 'Scheldekerke' } }, partnerships: { some: {} } },
  })
  visit = globalId('Visit', id)
})
afterAll(() => world[Symbol.asyncDispose]())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const pdf = (text: string) => makePdf([text])
const files = () => world.prisma.storedFile.findMany({ select: { hash: true } })
const change = (name: 'editDocument' | 'withdrawDocument') => `
  mutation ($input: ${name === 'editDocument' ? 'EditDocumentInput' : 'WithdrawDocumentInput'}!) { ${name}(input: $input) {
    __typename ... on Problem { code message path }
    ... on Document { title visibility version url withdrawnOn withdrawnReason } } }`
const which = ({ id, version }: Added) => ({ id, expectedVersion: version })
const seen = (asker: Asker, { number }: Added) => asker.ask(`{ document(number: ${number}) { title url } }`)

describe('a file that is sent in', () => {
  test('becomes a document of the visit, is kept by its hash, and comes back as it was', async () => {
    const file = makePdf(['Verslag', 'Tweede bladzijde'])
    const document = await add(officer, { visit, title: 'Ons verslag', upload: await upload(officer, file) })
    const hash = createHash('sha256').update(file).digest('hex')
    expect(document).toMatchObject({ visibility: 'INTERNAL', url: `/documents/${document.number}` })
    expect(document.file).toEqual({ mediaType: 'application/pdf', size: file.length, hash })
    const { visit: ours } = await officer.ask(
      'query ($visit: ID!) { visit(id: $visit) { documents { title } } }',
      { visit },
    )
    expect(ours.documents[0]).toEqual({ title: 'Ons verslag' })
    const response = await officer.fetch(`/documents/${document.number}`)
    expect(Buffer.from(await response.arrayBuffer()).equals(file)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(file.length),
      'content-disposition': `attachment; filename="document-${document.number}.pdf"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
      etag: `"${hash}"`,
    })
    const again = await officer.with({ 'if-none-match': `"${hash}"` }).fetch(`/documents/${document.number}`)
    expect(again.status).toBe(304)
  })

  test('is stored whole, in parts', async () => {
    const large = Buffer.concat([pdf('groot'), Buffer.alloc(1_200_000, 'x')])
    const document = await add(officer, { visit, title: 'Groot', upload: await upload(officer, large) })
    const response = await officer.fetch(`/documents/${document.number}`)
    expect(Buffer.from(await response.arrayBuffer()).equals(large)).toBe(true)
  })

  test('has at most 20 MB', async () => {
    const most = 20 * 1024 * 1024
    // As large as may be, it is read, and refused only for what it is.
    expect((await officer.send('/uploads', new Uint8Array(most))).status).toBe(400)
    const larger = await officer.send('/uploads', new Uint8Array(most + 1))
    expect(larger.status).toBe(413)
    expect(await larger.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('20 MB'), extensions: { path: ['body'] } }],
    })
  })

  test.each([
    ['a page that would run', '<html><script>alert(1)</script>', undefined, 'body'],
    [
      'a drawing that would run',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'image/png',
      'body',
    ],
    ['nothing', '', undefined, 'body'],
    ['a zip that is no document', 'PK\x03\x04 and no more', undefined, 'body'],
    ['a PDF that is called a picture', '%PDF-1.4', 'image/jpeg', 'content-type'],
  ])('is not %s', async (_what, text, type, path) => {
    const response = await officer.send('/uploads', new Uint8Array(Buffer.from(text, 'latin1')), type)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'VALIDATION', path: [path] } }],
    })
  })

  test('comes in no form, from nobody who is a stranger, and from no partner', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'text/plain'])
      expect((await officer.send('/uploads', new Uint8Array(pdf('x')), type)).status).toBe(415)
    const partner = await world.as('PARTNER', 'Keur Latyr')
    for (const asker of [world.visitor, partner])
      expect((await asker.send('/uploads', new Uint8Array(pdf('x')))).status).toBe(403)
    expect((await officer.fetch('/uploads')).status).toBe(400)
  })

  test('is a document of whoever sent it in, once', async () => {
    const sent = await upload(officer, pdf('van mij'))
    const refused = { code: 'NOT_FOUND', path: ['input', 'upload'] }
    expect(await tryToAdd(editor, { visit, title: 'Niet van mij', upload: sent })).toMatchObject(refused)
    const input = { visit, title: 'Van mij', upload: sent, idempotencyKey: 'een sleutel' }
    const first = await add(officer, input)
    // The telephone lost its connection and sends again.
    expect((await add(officer, input)).id).toBe(first.id)
    expect(await tryToAdd(officer, { visit, title: 'Nog eens', upload: sent })).toMatchObject(refused)
  })

  test('is refused where it is not what it says, or both a file and a link', async () => {
    const sent = await upload(officer, pdf('geen foto'))
    expect(await tryToAdd(officer, { visit, title: 'Foto', kind: 'PHOTOGRAPH', upload: sent })).toMatchObject(
      { code: 'VALIDATION', path: ['input', 'kind'] },
    )
    const url = 'https://example.org/verslag'
    for (const input of [{}, { upload: sent, url }])
      expect(await tryToAdd(officer, { visit, title: 'Beide', ...input })).toMatchObject({
        code: 'VALIDATION',
        path: ['input', 'upload'],
      })
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    )
    const photograph = await add(officer, {
      ...{ visit, title: 'Foto', kind: 'PHOTOGRAPH' },
      upload: await upload(officer, png, 'image/png'),
    })
    expect(photograph.file?.mediaType).toBe('image/png')
  })

  test('is added by those who made the visit', async () => {
    const other = await world.as('OFFICER', 'Demerhout')
    const sent = await upload(other, pdf('van een ander'))
    expect(await tryToAdd(other, { visit, title: 'Van een ander', upload: sent })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('who sees a document', () => {
  const askers: Record<string, Asker> = {}
  beforeAll(async () => {
    Object.assign(askers, {
      visitor: world.visitor,
      partner: await world.as('PARTNER', 'Keur Latyr'),
      other: await world.as('OFFICER', 'Demerhout'),
      colleague: await world.as('OFFICER', 'Scheldekerke'),
      editor,
    })
  })

  test.each([
    ['REPORT', 'INTERNAL', ['colleague', 'editor']],
    ['REPORT', 'FLEMISH', ['other', 'colleague', 'editor']],
    ['REPORT', 'NETWORK', ['partner', 'other', 'colleague', 'editor']],
    ['REPORT', 'PUBLIC', ['visitor', 'partner', 'other', 'colleague', 'editor']],
    ['PERSONAL_REPORT', 'INTERNAL', ['editor']],
    ['PERSONAL_REPORT', 'FLEMISH', ['other', 'colleague', 'editor']],
  ])('of kind %s that is %s: %j', async (kind, visibility, whos) => {
    const title = `Zichtbaar ${kind} ${visibility}`
    const file = pdf(title)
    const document = await add(editor, { visit, title, kind, visibility, upload: await upload(editor, file) })
    const hash = `"${document.file?.hash}"`
    for (const [who, asker] of Object.entries(askers)) {
      const sees = whos.includes(who)
      const answer = await asker.ask(
        `query ($id: ID!, $visit: ID!) { node(id: $id) { id } document(number: ${document.number}) { title }
          documents(first: 100) { totalCount nodes { title file { hash } } } visit(id: $visit) { documents { title } } }`,
        { id: document.id, visit },
      )
      expect(Boolean(answer.node), who).toBe(sees)
      expect(answer.document, who).toEqual(sees ? { title } : null)
      const listed = answer.documents.nodes.map((node: { title: string }) => node.title)
      expect(listed.includes(title), who).toBe(sees)
      expect(answer.documents.totalCount).toBe(listed.length)
      const under = answer.visit?.documents.map((node: { title: string }) => node.title) ?? []
      expect(under.includes(title), who).toBe(sees && who !== 'visitor')
      const response = await asker.fetch(`/documents/${document.number}`)
      expect(response.status, who).toBe(sees ? 200 : 404)
      await response.body?.cancel()
      // Whoever has the file already learns nothing by its tag either.
      const tagged = await asker.with({ 'if-none-match': hash }).fetch(`/documents/${document.number}`)
      expect(tagged.status, who).toBe(sees ? 304 : 404)
      const missing = await asker.ask(change('withdrawDocument'), {
        input: {
          id: globalId('Document', '01900000-0000-7000-8000-000000000000'),
          expectedVersion: 1,
          reason: 'x',
        },
      })
      const hidden = await asker.ask(change('withdrawDocument'), {
        input: { ...which(document), expectedVersion: 99, reason: 'x' },
      })
      if (!sees) expect(hidden, who).toEqual(missing)
    }
  })

  test('an officer adds no personal report, and makes of none something else', async () => {
    const input = { visit, title: 'Persoonlijk', kind: 'PERSONAL_REPORT', url: 'https://example.org/p' }
    const refused = { code: 'FORBIDDEN', path: ['input', 'kind'] }
    expect(await tryToAdd(officer, input)).toMatchObject(refused)
    const shared = await add(editor, { ...input, visibility: 'FLEMISH' })
    const { editDocument } = await officer.ask(change('editDocument'), {
      input: { ...which(shared), visibility: 'PUBLIC' },
    })
    expect(editDocument).toMatchObject(refused)
  })
})

describe('a document that is on record', () => {
  test('is edited, with its history, and nobody overwrites another', async () => {
    const document = await add(officer, { visit, title: 'Link', url: 'https://example.org/nota' })
    const edit = (expectedVersion: number) =>
      officer.ask(change('editDocument'), {
        input: { id: document.id, expectedVersion, visibility: 'FLEMISH', title: 'Nota' },
      })
    expect((await edit(1)).editDocument).toMatchObject({
      title: 'Nota',
      visibility: 'FLEMISH',
      version: 2,
    })
    expect((await edit(1)).editDocument).toMatchObject({ code: 'CONFLICT' })
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of, first: 5) { nodes { action toState fields } } }',
      { of: document.id },
    )
    expect(revisions.nodes).toEqual([
      { action: 'edit', toState: 'FLEMISH', fields: ['visibility', 'title'] },
      { action: 'add', toState: null, fields: [] },
    ])
  })

  test('is gone at once when it is withdrawn, its bytes too; those who travelled see that it was there', async () => {
    const file = pdf('Met een naam erin')
    const [one, other] = [await upload(officer, file), await upload(officer, file)]
    const first = await add(officer, { visit, title: 'Eerste', visibility: 'PUBLIC', upload: one })
    const second = await add(officer, { visit, title: 'Zelfde bestand', upload: other })
    const withdraw = async (document: Added) =>
      (
        await officer.ask(change('withdrawDocument'), {
          input: { ...which(document), reason: 'Er staat een naam in.' },
        })
      ).withdrawDocument
    expect(await withdraw(first)).toMatchObject({
      url: null,
      withdrawnReason: 'Er staat een naam in.',
    })
    expect((await officer.fetch(`/documents/${first.number}`)).status).toBe(404)
    expect(await seen(world.visitor, first)).toEqual({ document: null })
    expect(await seen(officer, first)).toEqual({ document: { title: 'Eerste', url: null } })
    // Another document has the same file, and keeps it.
    expect((await officer.fetch(`/documents/${second.number}`)).status).toBe(200)
    const hash = createHash('sha256').update(file).digest('hex')
    expect(await files()).toContainEqual({ hash })
    await withdraw(second)
    expect(await files()).not.toContainEqual({ hash })
    expect(await world.prisma.storedFilePart.count({ where: { hash } })).toBe(0)
    expect(await withdraw(second)).toMatchObject({ code: 'RULE' })
  })
})

describe('the database refuses', () => {
  const insert = (columns: string, values: string) =>
    world.database.query(
      `insert into document (id, visit_id, title, language, kind, ${columns})
       select gen_random_uuid(), id, 'x', 'nl', 'REPORT', ${values} from visit limit 1`,
    )
  test.each([
    ['neither file nor link', 'url', 'null', 'document_is_file_or_link'],
    ['an address that is none', 'url', "'javascript:alert(1)'", 'document_link_is_web_address'],
    [
      'one withdrawn that still has its link',
      'url, withdrawn_on, withdrawn_reason',
      "'https://x.y', now(), 'x'",
      'document_is_file_or_link',
    ],
    ['one withdrawn without a word', 'withdrawn_on', 'now()', 'document_says_why_withdrawn'],
  ])('%s', async (_what, columns, values, constraint) => {
    await expect(insert(columns, values)).rejects.toThrow(constraint)
  })

  test('a file that is not whole, or a photograph that is none', async () => {
    await expect(
      world.database.query(
        `insert into stored_file (hash, size, media_type, is_whole) values (repeat('a', 64), 5, 'application/pdf', true)`,
      ),
    ).rejects.toThrow('A file is stored whole.')
    await expect(
      world.database.query(`update document set kind = 'PHOTOGRAPH' where file_hash is not null`),
    ).rejects.toThrow('A photograph is a picture.')
  })
})
