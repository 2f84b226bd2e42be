const LONGEST = 90
// A first "sentence" this short is a label ('Training.'), so the next one belongs to the title.
const SHORTEST = 25
const EARLIEST_CLAUSE_END = 60

const BULLET = /^(?:[-–—•▪*✓➢·>]+|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/iu
const FIRST_SENTENCE = new RegExp(`^.{${SHORTEST},}?[.!?](?=\\s+["“'(]?[\\p{Lu}\\d]|\\s*$)`, 'u')
const DANGLING =
  /\s+(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|which|is|are|was|were|be|been|has|have|had|not|no|its|their|this|these|de|het|een|van|en|le|la|les|des|du|el|los|las|y)$/iu

/** A title for a lesson that came without: its first clause, cut at a word and marked with … where it goes on. */
export function makeTitle(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim().replace(BULLET, '')
  const sentence = (FIRST_SENTENCE.exec(plain)?.[0] ?? plain).replace(/[\s.;:,]+$/, '') || plain
  const title = sentence.length <= LONGEST ? sentence : `${cut(sentence)}…`
  return title.charAt(0).toUpperCase() + title.slice(1)
}

function cut(sentence: string): string {
  const head = sentence.slice(0, LONGEST)
  const clause = Math.max(...[', ', '; ', ': ', ' – ', ' - ', ' ('].map(end => head.lastIndexOf(end)))
  if (clause >= EARLIEST_CLAUSE_END) return withoutDangling(head.slice(0, clause))
  const space = head.lastIndexOf(' ')
  return withoutDangling(space > 0 ? head.slice(0, space) : head.slice(0, LONGEST - 1).toWellFormed())
}

function withoutDangling(words: string): string {
  const shorter = words.replace(/[\s,;:–-]+$/u, '').replace(DANGLING, '')
  return shorter === words ? words : withoutDangling(shorter)
}
