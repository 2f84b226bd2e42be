/** Raise it when the same row would give other terms or attributes: every index carries it, and one of another version is rebuilt. */
export const ANALYSIS_VERSION = 10
