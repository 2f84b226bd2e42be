/** A row is not as a write provides for: gone, changed meanwhile, out of sight, or what the write said does not hold. */
export class UnmetError extends Error {
  constructor() {
    super('A row is not as this write wants it.')
    this.name = 'UnmetError'
  }
}

/**
 * Whether it was written. If not, nothing was, and whoever wrote asks why: the questions that would have come first
 * are put only where one of them has another answer than it nearly always has.
 */
export async function attempt(writing: Promise<void>): Promise<boolean> {
  try {
    await writing
    return true
  } catch (error) {
    if (error instanceof UnmetError) return false
    throw error
  }
}
