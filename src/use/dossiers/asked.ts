import type { Viewer } from '../../access/viewer.ts'
import type { Language } from '../../language/language.ts'
import type { Meaning } from '../../search/thesaurus/meaning.ts'

/** What a dossier is about. */
export interface Asked {
  /** For whom it is computed: what this viewer may not see does not exist. */
  readonly reader: Viewer
  /** The countries of the region, in the order of their codes. */
  readonly countries: readonly string[]
  /** Codes of policy domains, and of concepts as `concept:glass`, in the order in which they were asked for. */
  readonly themes: readonly string[]
  /** What the concepts among them mean, by the theme. */
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly from: Date
  readonly until: Date
  /** Into how many sessions it is to fit. */
  readonly sessions: number
  /** In which languages those who come read. */
  readonly languages: readonly Language[]
  /** Who was invited, where somebody was. */
  readonly invited: readonly string[]
  /** Whether they alone come, or whoever could come besides. */
  readonly isForInvited: boolean
  readonly now: Date
}
