import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

// Of texts that say the same one stands in the list to read, whether they worked or failed.

let world: World
let editor: Asker
const about = 'livestock-slaughter'

async function learns(outcome: 'WORKED' | 'FAILED', title: string, lesson: string) {
  await world.prisma.lesson.create({
    data: {
      ...{ title, lesson, outcome, language: 'nl', state: 'PUBLISHED', visibility: 'PUBLIC' },
      publishedAt: today,
      collection: { connect: { code: 'own' } },
      policyDomains: { connect: { code: about } },
      countries: { connect: { code: 'BJ' } },
    },
  })
}

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  // More than stand in the list, each about something else.
  const things =
    'dakpan regenput lantaarn fietspad kiosk brandtrap zandbak gevel stoep plein brug kade molen toren tunnel loods steiger sluis heuvel bos haard kelder zolder dijk'
  for (const thing of things.split(' ')) await learns('WORKED', `Een ${thing}`, `Wij bouwden een ${thing}.`)
  for (const day of ['maandag', 'dinsdag', 'woensdag'])
    await learns(
      'FAILED',
      'De weegschaal van het slachthuis stond scheef',
      `De weegschaal van het slachthuis stond scheef en niemand zag het, tot een slager ze op ${day} met een zak rijst controleerde.`,
    )
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

test.each(['[]', '[nl]', '[fr]'])('for who reads %s', async languages => {
  const { regionalDossier } = await editor.ask(
    `{ regionalDossier(countries: ["BJ"], themes: ["${about}"], from: "2027-04-12", until: "2027-04-14", languages: ${languages}) { reading { lesson { title outcome } } } }`,
  )
  const titles: string[] = regionalDossier.reading.map(
    ({ lesson }: { lesson: { title: string } }) => lesson.title,
  )
  expect(titles).toHaveLength(20)
  expect(titles.filter(title => title.includes('weegschaal'))).toHaveLength(1)
})
