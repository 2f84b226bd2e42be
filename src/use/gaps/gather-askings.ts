import type { Searched } from '../../context.ts'
import type { MissingWord } from '../../search/lacking.ts'
import { isGap, isPlainWord, tellsOfSomebody, unknownWord } from './rules.ts'

/** A word that was looked for and not found, once. It says nothing of who looked, nor of what else stood beside it. */
export interface Asking {
  /** The code of the concept after a ~, or the word. */
  readonly subject: string
  readonly concept: string | undefined
  readonly word: string
  readonly language: MissingWord['language']
}

interface Pending {
  readonly text: string
  readonly at: number
  readonly missing: readonly MissingWord[]
}

/** In milliseconds: who goes on typing meanwhile had not asked yet. */
const settling = 10_000
const mostPending = 1_000
const mostUnknown = 5_000

/**
 * Takes in what was not found, in memory alone. The same asker's next search takes the place of the last where one
 * begins as the other does: so that a word leaves one trace, not one for each key. Words that nobody knows wait here
 * until several askers used them, and are forgotten when the process ends.
 */
export class Askings {
  readonly #pending = new Map<string, Pending[]>()
  readonly #unknown = new Map<string, { askers: Set<string>; times: number }>()
  #ready: Asking[] = []
  #waiting = 0

  hear({ text, lacking }: Searched, asker: string, at: number): void {
    const typed = fold(text)
    if (typed === '') return
    const before = this.#pending.get(asker) ?? []
    const kept = before.filter(({ text }) => !(typed.startsWith(text) || text.startsWith(typed)))
    this.#waiting += kept.length - before.length
    if (isGap(lacking) && !tellsOfSomebody(text) && this.#waiting < mostPending) {
      kept.push({ text: typed, at, missing: lacking.missing })
      this.#waiting++
    }
    if (kept.length > 0) this.#pending.set(asker, kept)
    else this.#pending.delete(asker)
  }

  /** What has settled by now, and is not to be taken again; at the end of the process all of it. */
  take(now: number, isEnd = false): Asking[] {
    for (const [asker, pending] of this.#pending) {
      const settled = pending.filter(({ at }) => isEnd || at + settling <= now)
      if (settled.length === 0) continue
      this.#waiting -= settled.length
      for (const { missing } of settled) for (const word of missing) this.#settle(word, asker)
      const rest = pending.filter(each => !settled.includes(each))
      if (rest.length > 0) this.#pending.set(asker, rest)
      else this.#pending.delete(asker)
    }
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  /** What could not be written down waits for the next time. */
  putBack(askings: readonly Asking[]): void {
    this.#ready.unshift(...askings)
  }

  #settle({ word, language, concept, isWritten }: MissingWord, asker: string): void {
    if (!isPlainWord(word)) return
    const subject = concept === undefined ? word : `~${concept}`
    const asking: Asking = { subject, concept, word, language }
    if (concept !== undefined || isWritten) this.#ready.push(asking)
    else this.#ready.push(...this.#askedBySeveral(asking, asker))
  }

  #askedBySeveral(asking: Asking, asker: string): Asking[] {
    const seen = this.#unknown.get(asking.word) ?? { askers: new Set<string>(), times: 0 }
    const isKnownAlready = seen.times >= unknownWord.times && seen.askers.size >= unknownWord.askers
    seen.askers.add(asker)
    seen.times++
    this.#unknown.delete(asking.word)
    this.#unknown.set(asking.word, seen)
    const [oldest] = this.#unknown.keys()
    if (this.#unknown.size > mostUnknown && oldest !== undefined) this.#unknown.delete(oldest)
    if (isKnownAlready) return [asking]
    if (seen.times < unknownWord.times || seen.askers.size < unknownWord.askers) return []
    return Array.from({ length: seen.times }, () => asking)
  }
}

const fold = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')
