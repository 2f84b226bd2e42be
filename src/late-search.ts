import type { Search } from './search/search.ts'

export interface LateSearch extends Search {
  /** Opens it now. `mend`: see open-search.ts. */
  open(options?: { mend?: boolean }): Promise<Search>
}

/** Search that opens when somebody first asks: whoever asks waits for it, and nobody else. */
export function lateSearch(openSearch: (mend?: boolean) => Promise<Search>): LateSearch {
  let opening: Promise<Search> | undefined
  const open = ({ mend }: { mend?: boolean } = {}) => {
    opening ??= openSearch(mend).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  return {
    open,
    find: async request => (await open()).find(request),
    findTogether: async requests => (await open()).findTogether(requests),
    async *all(request) {
      yield* (await open()).all(request)
    },
    findAlike: async request => (await open()).findAlike(request),
    beginning: async request => (await open()).beginning(request),
    countNew: async (...asked) => (await open()).countNew(...asked),
    latest: async (...asked) => (await open()).latest(...asked),
    meaningsOf: async codes => (await open()).meaningsOf(codes),
    status: async () => (await open()).status(),
    check: async () => (await open()).check(),
    rebuild: async () => (await open()).rebuild(),
    settled: async () => (await open()).settled(),
    async [Symbol.asyncDispose]() {
      const opened = await opening?.catch(() => {})
      await opened?.[Symbol.asyncDispose]()
    },
  }
}
