import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepThesaurus } from './rules.ts'

/** A concept as it stands, for whoever may change it. */
export async function findForChange({ viewer, prisma }: Pick<Doing, 'viewer' | 'prisma'>, id: string) {
  const concept = await prisma.concept.findUnique({ where: { id } })
  if (!concept) throw new NotFoundError('There is no such concept.', ['input', 'id'])
  if (!mayKeepThesaurus(viewer)) throw new ForbiddenError('Administrators keep the thesaurus.')
  const { code, broaderId, termsNl: nl, termsFr: fr, termsEs: es, termsEn: en } = concept
  return { code, broaderId, terms: { nl, fr, es, en } }
}
