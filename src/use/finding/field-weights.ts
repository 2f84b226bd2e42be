/** How much a word says in each field of a document. */
export const fieldWeights = { title: 2, lesson: 1, recommendation: 1, context: 0.5, names: 1 }
