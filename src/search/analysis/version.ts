/** Raise it when the same text would give other terms: every index carries it, and one of another version is rebuilt. */
export const ANALYSIS_VERSION = 6
