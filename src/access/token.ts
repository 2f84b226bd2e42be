import { hash, randomBytes } from 'node:crypto'

/** A new API token: 256 random bits, with a beginning that people and secret scanners recognise. */
export const makeToken = (): string => `kb_${randomBytes(32).toString('base64url')}`

/** What is kept of a token. It is random enough that no salt and no slow hash is needed. */
export const hashToken = (token: string): string => hash('sha256', token, 'hex')

/** Whether it can be a token at all: anything else needs no look in the database. */
export const isToken = (text: string): boolean => /^kb_[A-Za-z0-9_-]{43}$/.test(text)
