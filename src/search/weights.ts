/**
 * What the order is made of; beside each what it earned in nDCG@10 on questions in one language (nl, fr, en, es) and on
 * those answered in another. `npm run bench:search -- --ingredients` measures it anew. What a field weighs, and what
 * favours a document for other reasons than its words, is the caller's.
 */
export const WEIGHTS = {
  /** How fast a repeated word stops counting: 0.9 costs .014 in Dutch and .005 in English, 2 costs .006 in French. */
  saturation: 1.2,
  /** How much a long field is held back: 0.6 costs .003 in Dutch, .006 in English; 0.85 costs .013 in Dutch. */
  lengthShare: 0.75,
  terms: {
    /** The stem of a word, in the query's language: all the rest stands on it. */
    word: 1,
    /** Its stem in the other three: nl → en .075, fr → en .039; within a language .001. */
    variant: 0.7,
    /** What it means: nl .006, fr .012, en -.001. Above 0.6 it costs .005 in English. */
    added: 0.5,
  },
  /** What it means, in a document of another language: nl → en .388, fr → en .117; with 0.5 .009 less on ten pairs. */
  addedElsewhere: 0.9,
  /** The letters that a word shares with others: nl .007, es .002, en .000; 1.2 costs .005 in English. */
  letters: 0.6,
  /** Two words of the query side by side, as they stand in it: en .010, .007 and .004, fr and es .001, nl -.009. */
  sideBySide: 0.3,
}

export type Weights = typeof WEIGHTS
