import type { Database } from '../../../src/db/database.ts'
import type { Outcome, State, Visibility } from '../../../src/db/generated/client/enums.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import type { Viewer } from '../../../src/access/viewer.ts'
import { oneOf } from '../../kills/random.ts'
import { today } from '../../support/furnishings.ts'

export interface Setting {
  readonly database: Database
  readonly viewers: Readonly<Record<string, Viewer>>
  readonly missionTypes: readonly string[]
  readonly domains: readonly string[]
  readonly countries: readonly string[]
  readonly municipalities: readonly string[]
  readonly authors: readonly string[]
  readonly collections: readonly string[]
}

const states: State[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'WITHDRAWN']
const visibilities: Visibility[] = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']
const outcomes: Outcome[] = ['WORKED', 'FAILED', 'MIXED']

/** The catalogues, four municipalities, and somebody of each of seven kinds. */
export async function furnish(database: Database): Promise<Setting> {
  const { prisma } = database
  await loadCatalogues(prisma)
  const municipalities: string[] = []
  for (const name of ['Home', 'Other', 'South', 'Elsewhere']) {
    const side = name === 'South' ? 'SOUTH' : 'NORTH'
    const country = side === 'SOUTH' ? 'SN' : 'BE'
    const { id } = await prisma.municipality.create({ data: { name, side, countryCode: country } })
    municipalities.push(id)
  }
  const [home = '', other = '', south = ''] = municipalities
  const tokenOf = async (role: 'OFFICER' | 'EDITOR', municipalityId?: string) =>
    (
      await prisma.token.create({
        data: { name: role, role, municipalityId, hash: `${role} ${Math.random()}` },
      })
    ).id
  const author = await tokenOf('OFFICER', home)
  const editor = await tokenOf('EDITOR')
  const language = 'nl' as const
  const codes = async (rows: Promise<{ code: string }[]>) => (await rows).map(({ code }) => code)
  return {
    database,
    municipalities,
    authors: [author, editor],
    viewers: {
      visitor: { role: 'VISITOR', language },
      partner: { role: 'PARTNER', tokenId: editor, municipalityId: south, language },
      officer: { role: 'OFFICER', tokenId: await tokenOf('OFFICER', other), municipalityId: other, language },
      colleague: { role: 'OFFICER', tokenId: await tokenOf('OFFICER', home), municipalityId: home, language },
      author: { role: 'OFFICER', tokenId: author, municipalityId: home, language },
      editor: { role: 'EDITOR', tokenId: editor, language },
      administrator: { role: 'ADMINISTRATOR', tokenId: await tokenOf('EDITOR'), language },
    },
    missionTypes: await codes(prisma.missionType.findMany({ orderBy: { code: 'asc' } })),
    domains: (await codes(prisma.policyDomain.findMany({ orderBy: { code: 'asc' } }))).slice(0, 9),
    collections: (await prisma.collection.findMany({ orderBy: { code: 'asc' } })).map(({ id }) => id),
    countries: ['BE', 'SN', 'BJ', 'MA', 'NI', 'RW'],
  }
}

const title = (random: () => number) => oneOf(['Pump', 'pump', 'Élan', 'Zinc', 'road 1', 'Road'], random)

export async function addLesson(setting: Setting, random: () => number): Promise<void> {
  const { prisma } = setting.database
  const state = oneOf(states, random)
  const some = (codes: readonly string[], most: number) =>
    [...new Set(Array.from({ length: Math.floor(random() * (most + 1)) }, () => oneOf(codes, random)))].map(
      code => ({ code }),
    )
  await prisma.lesson.create({
    data: {
      title: title(random),
      lesson: 'Look before you dig.',
      language: oneOf(['nl', 'fr'] as const, random),
      outcome: oneOf(outcomes, random),
      level: oneOf(['PROCESS', 'RESULT', null] as const, random),
      state,
      visibility: oneOf(visibilities, random),
      publishedAt: state === 'PUBLISHED' ? today : null,
      experiencedOn: oneOf([null, '2020-02-29', '2021-12-31', '2022-01-01'], random)
        ? new Date(oneOf(['2020-02-29', '2021-12-31', '2022-01-01'], random))
        : null,
      // Few moments, so that many share one.
      createdAt: new Date(today.getTime() - 1000 * Math.floor(random() * 12)),
      collection: { connect: { id: oneOf(setting.collections, random) } },
      municipality: { connect: { id: oneOf(setting.municipalities, random) } },
      authorToken: { connect: { id: oneOf(setting.authors, random) } },
      missionTypes: { connect: some(setting.missionTypes, 2) },
      policyDomains: { connect: some(setting.domains, 3) },
      countries: { connect: some(setting.countries, 2) },
    },
  })
}

const changes = [
  `update lesson set state = 'PUBLISHED', published_at = now() where id = $1`,
  `update lesson set state = 'WITHDRAWN' where id = $1`,
  `update lesson set state = 'IN_REVIEW' where id = $1`,
  `update lesson set visibility = 'INTERNAL' where id = $1`,
  `update lesson set visibility = 'PUBLIC', outcome = 'FAILED' where id = $1`,
  `update lesson set title = title || '!', level = 'RESULT' where id = $1`,
  `update lesson set experienced_on = date '2023-05-05', language = 'es' where id = $1`,
  `update lesson set municipality_id = (select id from municipality order by random() limit 1) where id = $1`,
  `delete from "_LessonToMissionType" where "A" = $1`,
  `delete from "_CountryToLesson" where "B" = $1`,
  `delete from "_LessonToPolicyDomain" where "A" = $1`,
  `insert into "_LessonToMissionType" select $1, id from mission_type where rank = 2 on conflict do nothing`,
  `insert into "_CountryToLesson" values ('ML', $1) on conflict do nothing`,
  `update "_CountryToLesson" set "A" = 'CD' where "B" = $1 and "A" = 'BJ' and not exists (select from "_CountryToLesson" where "B" = $1 and "A" = 'CD')`,
  `delete from lesson where id = $1`,
  `update lesson set context = 'no change of standing' where id = $1`,
]

const catalogueChanges = [
  `update policy_domain set parent_id = null where code = $1`,
  `update policy_domain set parent_id = (select id from policy_domain where parent_id is null and code <> $1 order by code desc limit 1)
     where code = $1 and not exists (select from policy_domain k where k.parent_id = policy_domain.id)`,
  `update country set region_code = '013' where code = 'NI' and $1::text is not null`,
  `update region set parent_code = '002' where code = '011' and $1::text is not null`,
  `update collection set code = code || '+' where code = (select min(code) from collection) and $1::text is not null`,
]

/** One change of somebody, at random: of a lesson, of a link of it, or now and then of a catalogue. */
export async function changeSomething(setting: Setting, random: () => number): Promise<void> {
  const { database, domains } = setting
  const chance = random()
  if (chance < 0.4) return addLesson(setting, random)
  if (chance > 0.97) {
    await database.query(oneOf(catalogueChanges, random), [oneOf(domains, random)])
    return
  }
  const lessons = await database.query<{ id: string }>('select id from lesson order by id')
  if (lessons.length) await database.query(oneOf(changes, random), [oneOf(lessons, random).id])
}
