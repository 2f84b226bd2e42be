import type { PrismaClient, Role } from '../db/generated/client/client.ts'
import { ValidationError } from '../errors.ts'
import { hashToken, makeToken } from './token.ts'

export interface NewToken {
  name: string
  role: Role
  /** The municipality that an officer's or partner's token acts for. */
  municipalityId?: string
  expiresAt?: Date
}

/** Makes a token and keeps its hash; the token itself is known only to the one who gets this answer. */
export async function createToken(
  prisma: PrismaClient,
  input: NewToken,
): Promise<{ id: string; token: string }> {
  const name = input.name.trim()
  if (!name) throw ValidationError.at(['input', 'name'], 'A token has a name, which says what uses it.')
  await checkMunicipality(prisma, input)
  const token = makeToken()
  const { id } = await prisma.token.create({
    data: { ...input, name, hash: hashToken(token) },
    select: { id: true },
  })
  return { id, token }
}

const sideOf = { OFFICER: 'NORTH', PARTNER: 'SOUTH' } as const
const sideInWords = { NORTH: 'northern', SOUTH: 'southern' }

async function checkMunicipality(prisma: PrismaClient, { role, municipalityId }: NewToken): Promise<void> {
  const refuse = (message: string) => ValidationError.at(['input', 'municipalityId'], message)
  if (role === 'EDITOR' || role === 'ADMINISTRATOR') {
    if (municipalityId)
      throw refuse('Editors and administrators act for the association, not for a municipality.')
    return
  }
  const side = sideOf[role]
  if (!municipalityId) throw refuse(`Such a token acts for a ${sideInWords[side]} municipality; say which.`)
  const municipality = await prisma.municipality.findUnique({
    where: { id: municipalityId },
    select: { side: true, name: true },
  })
  if (!municipality) throw refuse('There is no such municipality.')
  if (municipality.side !== side)
    throw refuse(`${municipality.name} is not a ${sideInWords[side]} municipality.`)
}
