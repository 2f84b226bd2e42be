import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { loadThesaurus } from '../../../src/field/thesaurus/load-thesaurus.ts'
import { readThesaurus, thesaurusFolder } from '../../../src/search/thesaurus/read-thesaurus.ts'
import { readConcepts } from '../../../src/search/thesaurus/read-concepts.ts'
import { eachDatabase } from '../../support/database.ts'

/** The files as a later version has them, in a folder of their own. */
async function laterVersion(changes: Record<string, (text: string) => string>) {
  const path = await mkdtemp(join(tmpdir(), 'kennisband-thesaurus-'))
  await cp(thesaurusFolder, path, { recursive: true })
  for (const [name, change] of Object.entries(changes)) {
    const file = join(path, `${name}.csv`)
    await writeFile(file, change(await readFile(file, 'utf8')))
  }
  return { folder: pathToFileURL(`${path}/`), [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

eachDatabase('the thesaurus of the files', open => {
  let database: Database
  beforeAll(async () => {
    database = await open()
    await loadThesaurus(database.prisma)
  })
  afterAll(() => database[Symbol.asyncDispose]())

  const concept = (code: string) =>
    database.prisma.concept.findUnique({ where: { code }, include: { broader: { select: { code: true } } } })

  it('comes into an empty database whole and in order, and touches no document', async () => {
    const files = await readThesaurus()
    const { concepts, changes } = await readConcepts(database)
    expect(concepts.map(({ code, terms }) => ({ code, terms }))).toEqual(
      files.map(({ code, terms }) => ({ code, terms })),
    )
    const wider = await database.prisma.concept.findMany({
      where: { broaderId: { not: null } },
      select: { code: true, broader: { select: { code: true } } },
    })
    expect(Object.fromEntries(wider.map(({ code, broader }) => [code, broader?.code]))).toEqual(
      Object.fromEntries(files.flatMap(({ code, broader }) => (broader ? [[code, broader]] : []))),
    )
    expect(changes).toEqual([])
  })

  it('is not brought twice', async () => {
    const { revision } = await readConcepts(database)
    await loadThesaurus(database.prisma)
    expect((await readConcepts(database)).revision).toBe(revision)
  })

  describe('in a later version', () => {
    it('brings what is new, corrects what nobody touched, and says what changed', async () => {
      await using later = await laterVersion({
        'field-waste-water': text =>
          `${text.replace('\nsolid-waste,vast afval |', '\nsolid-waste,vast afval | vastafval |')}compost-toilet,composttoilet,toilette à compost,inodoro compostero,composting toilet,solid-waste\n`,
      })
      await loadThesaurus(database.prisma, later.folder)
      expect(await concept('compost-toilet')).toMatchObject({
        termsNl: ['composttoilet'],
        broader: { code: 'solid-waste' },
      })
      expect((await concept('solid-waste'))?.termsNl).toContain('vastafval')
      const { changes } = await readConcepts(database)
      const said = changes.filter(
        ({ before, after }) => JSON.stringify(before?.terms) !== JSON.stringify(after?.terms),
      )
      expect(said.map(({ code }) => code).sort()).toEqual(['compost-toilet', 'solid-waste'])
    })

    it('leaves what an administrator edited, and leaves out what he took out', async () => {
      const { prisma } = database
      await prisma.concept.update({ where: { code: 'hazardous-waste' }, data: { termsNl: ['ons gevaar'] } })
      await prisma.concept.delete({ where: { code: 'medical-waste' } })
      await using later = await laterVersion({
        'field-waste-water': text =>
          text
            .replace('\nhazardous-waste,', '\nhazardous-waste,heel gevaarlijk | ')
            .replace('\nmedical-waste,', '\nmedical-waste,zorgafval | '),
      })
      await loadThesaurus(prisma, later.folder)
      expect(await concept('hazardous-waste')).toMatchObject({ termsNl: ['ons gevaar'] })
      expect(await concept('medical-waste')).toBeNull()
    })

    it('leaves all as it is when a file cannot be read', async () => {
      await using later = await laterVersion({ 'field-finance': () => 'concept,nl,fr,es,en,broader\nx,"y' })
      const before = await readConcepts(database)
      await expect(loadThesaurus(database.prisma, later.folder)).rejects.toThrow(/[Qq]uote/)
      expect(await readConcepts(database)).toEqual(before)
    })
  })
})
