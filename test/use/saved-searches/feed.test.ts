import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../../src/access/token.ts'
import type { Role } from '../../../src/db/generated/client/enums.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
let own: string
beforeAll(async () => {
  world = await openWorld()
  own = (await world.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })).id
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

/** A real user with a token, so that the account can be disabled or get another role. */
async function somebody(role: Role, side?: 'NORTH' | 'SOUTH') {
  const place = side ? await world.prisma.municipality.findFirstOrThrow({ where: { side } }) : undefined
  const person = await world.prisma.person.create({ data: { name: `A ${role}` } })
  const user = await world.prisma.user.create({
    data: { role, municipalityId: place?.id, personId: person.id },
  })
  const secret = makeToken()
  await world.prisma.token.create({
    data: { name: 't', role, municipalityId: place?.id, userId: user.id, hash: hashToken(secret) },
  })
  return { user, asker: world.visitor.with({ authorization: `Bearer ${secret}` }) }
}

async function openFeed(who: Asker, input: object): Promise<{ id: string; url: string }> {
  const { saveSearch } = await who.ask(
    'mutation ($input: SaveSearchInput!) { saveSearch(input: $input) { ... on SavedSearch { id } ... on Problem { message } } }',
    { input: { name: 'Nieuws', query: '', ...input } },
  )
  return { id: saveSearch.id, url: await reopen(who, saveSearch.id) }
}
const reopen = async (who: Asker, id: string): Promise<string> =>
  (
    await who.ask(
      'mutation ($id: ID!) { openSavedSearchFeed(input: { id: $id }) { ... on SavedSearchFeed { url } } }',
      { id },
    )
  ).openSavedSearchFeed.url

const read = (url: string, headers: Record<string, string> = {}) => world.visitor.with(headers).fetch(url)
const textOf = async (url: string) => (await read(url)).text()
const titlesOf = (atom: string) =>
  [...atom.matchAll(/<entry[^]*?<title>([^<]*)<\/title>/g)].map(match => match[1])

const publish = async (title: string, rest: object = {}) => {
  const { id } = await world.prisma.lesson.create({
    data: {
      ...{
        title,
        lesson: `${title}.`,
        language: 'fr',
        outcome: 'WORKED',
        state: 'PUBLISHED',
        visibility: 'PUBLIC',
      },
      ...{ publishedAt: today, collectionId: own, updatedAt: today },
      ...rest,
    },
  })
  await world.settled()
  return id
}

describe('the feed of a saved search', () => {
  test('is Atom: ids that stay, moments, languages, and nothing that would break XML', async () => {
    const { asker } = await somebody('EDITOR')
    const { id, url } = await openFeed(asker, { name: 'Vogels & <co> "x"', query: 'merel', language: 'nl' })
    const lesson = await publish('Merel & <b>spreeuw</b> \u0001 “é”', { lesson: 'Merel ]]> &amp; \u0007' })
    const response = await read(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    const atom = await response.text()
    const uuid = Buffer.from(id, 'base64').toString().split(':')[1]
    expect(atom).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="nl">\n/,
    )
    expect(atom).toContain(`<id>urn:uuid:${uuid}</id>\n<title>Vogels &amp; &lt;co&gt; &quot;x&quot;</title>`)
    expect(atom).toContain(
      `<link rel="self" type="application/atom+xml" href="http://kennisband.test${url}"/>`,
    )
    expect(atom).toContain('<author><name>Kennisband</name></author>')
    expect(atom).toMatch(/<feed[^]*?<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z<\/updated>[^]*<entry/)
    expect(atom).toContain(
      `<entry xml:lang="fr">\n<id>urn:uuid:${lesson}</id>\n<title>Merel &amp; &lt;b&gt;spreeuw&lt;/b&gt;  “é”</title>`,
    )
    expect(atom).toContain('<category term="LESSON" label="Les"/>')
    expect(atom).toContain('<content type="text">Merel ]]&gt; &amp;amp; </content>')
    // Well-formed: every tag is closed in its turn.
    const open: string[] = []
    for (const [, closing, name, rest] of atom.matchAll(/<(\/?)([a-z]+)([^<>]*)>/g)) {
      if (closing) expect(open.pop()).toBe(name)
      else if (!rest?.endsWith('/')) open.push(name ?? '')
    }
    expect(open).toEqual([])
    expect(atom.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
  })

  test('answers 304 to who has it, by its tag or its date, until it says something else', async () => {
    const { asker } = await somebody('EDITOR')
    const { url } = await openFeed(asker, { query: 'merel spreeuw' })
    const first = await read(url)
    const [etag, date] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? '']
    world.setClock(new Date(today.getTime() + 3_600_000))
    expect((await read(url, { 'if-none-match': etag })).status).toBe(304)
    expect((await read(url, { 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
    expect((await read(url, { 'if-modified-since': date })).status).toBe(304)
    expect(await (await read(url, { 'if-modified-since': date })).text()).toBe('')
    const lesson = await publish('Spreeuw in de boom')
    const changed = await read(url, { 'if-none-match': etag, 'if-modified-since': date })
    expect(changed.status).toBe(200)
    expect((await read(url, { 'if-modified-since': date })).status).toBe(200)
    const later = changed.headers.get('last-modified') ?? ''
    expect(Date.parse(later)).toBeGreaterThan(Date.parse(date))
    // What goes changes it too, though nothing in it is younger, and though it is the same second.
    await world.prisma.lesson.update({ where: { id: lesson }, data: { state: 'WITHDRAWN' } })
    await world.settled()
    const gone = await read(url, { 'if-modified-since': later })
    expect(gone.status).toBe(200)
    expect(await gone.text()).not.toContain('Spreeuw in de boom')
    world.setClock(today)
  })

  test('shows what its owner may see at that moment, and follows the role at once', async () => {
    const { asker, user } = await somebody('OFFICER', 'NORTH')
    const { url } = await openFeed(asker, { query: 'zanglijster' })
    await publish('Zanglijster voor allen')
    await publish('Zanglijster onder Vlamingen', { visibility: 'FLEMISH' })
    const inside = await publish('Zanglijster van ons', {
      visibility: 'INTERNAL',
      municipalityId: user.municipalityId,
    })
    await publish('Zanglijster van anderen', { visibility: 'INTERNAL' })
    expect(titlesOf(await textOf(url))).toEqual([
      'Zanglijster van ons',
      'Zanglijster onder Vlamingen',
      'Zanglijster voor allen',
    ])
    await world.prisma.lesson.update({ where: { id: inside }, data: { municipalityId: null } })
    // Before the index knows.
    expect(titlesOf(await textOf(url))).not.toContain('Zanglijster van ons')
    const south = await world.prisma.municipality.findFirstOrThrow({ where: { side: 'SOUTH' } })
    await world.prisma.user.update({
      where: { id: user.id },
      data: { role: 'PARTNER', municipalityId: south.id },
    })
    expect(titlesOf(await textOf(url))).toEqual(['Zanglijster voor allen'])
    await world.prisma.user.update({ where: { id: user.id }, data: { disabledAt: today } })
    expect((await read(url)).status).toBe(404)
    await world.prisma.user.update({ where: { id: user.id }, data: { disabledAt: null } })
    expect((await read(url)).status).toBe(200)
  })

  test('ends with its token, where that stands for itself', async () => {
    const asker = await world.as('EDITOR')
    const { url } = await openFeed(asker, { query: 'merel' })
    expect((await read(url)).status).toBe(200)
    const saved = await world.prisma.savedSearch.findFirstOrThrow({
      orderBy: { createdAt: 'desc' },
      where: { tokenId: { not: null } },
    })
    await world.prisma.token.update({ where: { id: saved.tokenId ?? '' }, data: { revokedAt: today } })
    expect((await read(url)).status).toBe(404)
  })

  test('has an address that can be had anew and closed; the old ones say nothing', async () => {
    const { asker } = await somebody('EDITOR')
    const { id, url } = await openFeed(asker, { query: 'merel' })
    const next = await reopen(asker, id)
    expect(next).not.toBe(url)
    expect(next).toMatch(/^\/feeds\/kbf_[\w-]{43}\.atom$/)
    expect((await read(url)).status).toBe(404)
    expect((await read(next)).status).toBe(200)
    const { closeSavedSearchFeed } = await asker.ask(
      'mutation ($id: ID!) { closeSavedSearchFeed(input: { id: $id }) { ... on SavedSearch { hasFeed } } }',
      { id },
    )
    expect(closeSavedSearchFeed).toEqual({ hasFeed: false })
    const answers = await Promise.all(
      [next, '/feeds/kbf_x.atom', '/feeds/', `/feeds/kbf_${'A'.repeat(43)}.atom`].map(async at => {
        const response = await read(at)
        return [response.status, await response.text()]
      }),
    )
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(404)
    const secret = next.split('/')[2]?.replace('.atom', '')
    const kept = await world.database.query(`select * from saved_search where feed_hash is not null`)
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  test('holds the latest fifty, and takes nothing but reading', async () => {
    const { asker } = await somebody('EDITOR')
    const { url } = await openFeed(asker, {})
    expect(titlesOf(await textOf(url))).toHaveLength(50)
    expect((await world.visitor.fetch(url, {})).status).toBe(405)
  })
})
