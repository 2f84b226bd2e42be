import { fold } from '../../search/analysis/fold.ts'

/** Words that searches weigh, little as they mean, and that are no reason to tell anybody why a lesson is here. */
const words = [
  'zouden moeten moest konden mag mogen mocht willen wilde wou bent laat laten gaat gaan ging doet deed zullen',
  'onder tussen via per alle minder eerst tijdens binnen buiten bijvoorbeeld graag nieuw nieuwe',
  'faut peut peuvent pouvoir pourrait doit doivent devoir aller encore déjà nouveau nouvelle',
  'será habrá hecho hacer puede pueden poder podría debe deben deber ir aún todavía menos nuevo nueva',
  'may shall will go goes went already less thus new',
]

const small: ReadonlySet<string> = new Set(words.flatMap(line => line.split(' ')).map(fold))

export const isSmallWord = (word: string): boolean => small.has(fold(word))
