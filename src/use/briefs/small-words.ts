import { fold } from '../../search/analysis/fold.ts'

/** Words that searches weigh, little as they mean, and that are no reason to tell anybody why a lesson is here. */
const words = [
  'wordt werden geworden zouden moeten moest konden mag mogen mocht willen wilde wou hadden gehad bent laat laten gaat',
  'gaan ging doet deed zullen waar wanneer waarom onder tussen via per elkaar alle minder eerst tijdens binnen buiten',
  'zodat terwijl hoewel echter bijvoorbeeld graag nieuw nieuwe',
  'fait font faut peut peuvent pouvoir pourrait doit doivent devoir va vont aller comment quoi si aussi encore déjà plus',
  'moins très entre chez vers sous afin lors pendant ainsi donc car dont tout tous toute toutes nouveau nouvelle',
  'ser es son era eran será serán sería sido haber ha han había hay habrá hecho hace hacen hacer puede pueden poder',
  'podría debe deben deber va van ir cómo si aún todavía menos entre hacia bajo así pues cuyo esta este estos estas todo',
  'todos toda todas sea sean nuevo nueva',
  'having does done may shall will gets go goes went already not no less without during thus whether new',
]

const small: ReadonlySet<string> = new Set(words.flatMap(line => line.split(' ')).map(fold))

export const isSmallWord = (word: string): boolean => small.has(fold(word))
