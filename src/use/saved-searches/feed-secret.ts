import { createHash, randomBytes } from 'node:crypto'

/** What stands in the address of a feed: 256 random bits, since a reader of feeds can send no token. */
export const makeFeedSecret = (): string => `kbf_${randomBytes(32).toString('base64url')}`

export const isFeedSecret = (text: string): boolean => /^kbf_[A-Za-z0-9_-]{43}$/.test(text)

/** All that is kept of it. */
export const hashFeedSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const feedPath = (secret: string): string => `/feeds/${secret}.atom`
