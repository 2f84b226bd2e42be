import { z } from 'zod'
import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { optionalText } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import type { Plan } from './plan.ts'

const codes = z.array(z.string()).nullish()

const rules = z
  .object({
    title: optionalText('title', 200),
    purpose: optionalText('purpose', 20_000),
    termsOfReference: optionalText('termsOfReference', 100_000),
    missionTypes: codes,
    policyDomains: codes,
    countries: codes,
    partnerships: codes,
    startsOn: z.date().nullish(),
  })
  .refine(plan => Object.values(plan).some(part => (Array.isArray(part) ? part.length > 0 : part)), {
    error: 'plan: say at least one thing of it: what kind of visit, what about, or where to.',
  })

/** A plan that is not on record, as its input says it; where no country is given, those of the partners. */
export async function readPreview(
  { viewer, language, db }: Pick<Context, 'viewer' | 'language' | 'db'>,
  input: object,
): Promise<Plan> {
  const plan = validate(rules, input, ['plan'])
  const { missionTypes, policyDomains, countries, partnerships: ids } = plan
  await checkCodes(db, { policyDomains, countries }, ['plan'])
  const partnerships = ids?.length
    ? await db.partnership.findMany({
        where: { id: { in: ids } },
        select: {
          id: true,
          name: true,
          members: { select: { municipality: { select: { side: true, countryCode: true } } } },
        },
        orderBy: { name: 'asc' },
      })
    : []
  for (const [at, id] of (ids ?? []).entries())
    if (!partnerships.some(each => each.id === id))
      throw new NotFoundError('There is no such partnership.', ['plan', 'partnerships', at])
  const south = partnerships
    .flatMap(({ members }) => members.map(({ municipality }) => municipality))
    .filter(({ side }) => side === 'SOUTH')
  return {
    reader: viewer,
    language,
    title: plan.title ?? '',
    papers: [plan.purpose, plan.termsOfReference].filter(text => text != null),
    missionTypes: missionTypes ?? [],
    policyDomains: policyDomains ?? [],
    countries: [...new Set(countries?.length ? countries : south.map(({ countryCode }) => countryCode))],
    partnerships: partnerships.map(({ id, name }) => ({ id, name })),
    startsOn: plan.startsOn ?? undefined,
    visit: undefined,
  }
}
