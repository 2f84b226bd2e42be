/** The engine cannot be reached or fails by itself; asking again later may help. */
export class EngineAwayError extends Error {
  override readonly name = 'EngineAwayError'
}

/** The engine refuses our key. */
export class EngineKeyError extends Error {
  override readonly name = 'EngineKeyError'
}

/** The index was made by another version of the analysis; its terms would not meet those of a query. */
export class IndexVersionError extends Error {
  override readonly name = 'IndexVersionError'
}

/** The engine took a change and then failed to carry it out. */
export class EngineTaskError extends Error {
  override readonly name = 'EngineTaskError'
}
