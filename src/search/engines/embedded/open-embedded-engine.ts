import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchDocument } from '../../document.ts'
import type { Engine, EngineStatus, Indexed, Proposal, ProposeRequest, Rebuild } from '../port.ts'
import { requireDocuments } from '../require-documents.ts'
import { header, IndexFile } from './index-file.ts'
import type { Change } from './index-file.ts'
import { MemoryIndex } from './memory-index.ts'
import { readIndexFile } from './read-index-file.ts'
import { inTurn } from './in-turn.ts'

const FILE = 'search-index.jsonl'
/** The file is written anew when it holds this many times the changes that its documents need. */
const COMPACT_AT = 3
const COMPACT_FLOOR = 2000

type Live = { index: MemoryIndex; file: IndexFile; reason: string | undefined; written: number }

/**
 * An index in this process's memory, with a file in `directory` that carries it over a restart or a kill. `isTrue`
 * says of what the file holds whether it is still what the index should hold.
 */
export async function openEmbeddedEngine({
  directory,
  isTrue = () => Promise.resolve(true),
}: {
  directory: string
  isTrue?: IsTrue
}): Promise<Engine> {
  const path = join(directory, FILE)
  return new EmbeddedEngine(path, await load(path, isTrue))
}

type IsTrue = (documents: Iterable<Indexed>) => Promise<boolean>

class EmbeddedEngine implements Engine {
  readonly name = 'embedded'
  readonly #path: string
  readonly #turn = inTurn()
  #live: Live
  #building: Live | 'opening' | undefined

  constructor(path: string, live: Live) {
    this.#path = path
    this.#live = live
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    requireDocuments(documents)
    await this.#turn(() => change(this.#live, { put: documents }, this.#path))
  }

  async drop(ids: readonly string[]): Promise<void> {
    await this.#turn(() => change(this.#live, { drop: ids }, this.#path))
  }

  propose(request: ProposeRequest): Promise<Proposal> {
    const { index, reason } = this.#live
    return Promise.resolve({ ...index.propose(request), complete: reason === undefined })
  }

  async *ids(): AsyncGenerator<Indexed> {
    for (const { id, version } of [...this.#live.index.documents()]) yield { id, version }
  }

  status(): Promise<EngineStatus> {
    const { index, reason } = this.#live
    const documents = index.size
    return Promise.resolve(
      reason === undefined ? { state: 'ready', documents } : { state: 'needs-rebuild', documents, reason },
    )
  }

  async rebuild(): Promise<Rebuild> {
    if (this.#building) throw new Error('The index is being rebuilt already')
    this.#building = 'opening'
    const beside = `${this.#path}.building`
    try {
      const file = await IndexFile.create(beside, header(true))
      const next: Live = { index: new MemoryIndex(), file, reason: undefined, written: 0 }
      this.#building = next
      return this.#handle(next, beside)
    } catch (error) {
      this.#building = undefined
      throw error
    }
  }

  #handle(next: Live, beside: string): Rebuild {
    const turn = inTurn()
    const end = async (how: () => Promise<void>) => {
      if (this.#building !== next) throw new Error('This rebuild has ended')
      await how()
      this.#building = undefined
    }
    return {
      put: async documents => {
        requireDocuments(documents)
        await turn(() => change(next, { put: documents }, beside))
      },
      drop: ids => turn(() => change(next, { drop: ids }, beside)),
      swap: () =>
        this.#turn(() =>
          end(async () => {
            await next.file.moveTo(this.#path, beside)
            const old = this.#live
            this.#live = next
            await old.file.close()
          }),
        ),
      abandon: () =>
        end(async () => {
          await next.file.close()
          await rm(beside, { force: true })
        }),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const building = this.#building
    this.#building = undefined
    if (typeof building === 'object') await building.file.close()
    await this.#turn(() => this.#live.file.close())
  }
}

async function load(path: string, isTrue: IsTrue): Promise<Live> {
  await Promise.all(['.new', '.building', '.building.new'].map(end => rm(path + end, { force: true })))
  const index = new MemoryIndex()
  const read = await readIndexFile(path, index)
  if (read.found === 'nothing') {
    const file = await IndexFile.create(path, header(false))
    return { index: new MemoryIndex(), file, reason: read.reason, written: 0 }
  }
  const { file, written } = read
  try {
    const reason = await whyNot(read.found, index, isTrue)
    return { index, file, reason, written }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function whyNot(
  found: 'complete' | 'partial',
  index: MemoryIndex,
  isTrue: IsTrue,
): Promise<string | undefined> {
  if (found === 'partial') return 'the index was never filled to the end'
  return (await isTrue(index.documents())) ? undefined : 'the index missed changes'
}

/** On disk first, then in memory: what a reader found is never lost. */
async function change(live: Live, what: Change, path: string): Promise<void> {
  const size = 'put' in what ? what.put.length : what.drop.length
  if (size === 0) return
  await live.file.append([what])
  if ('put' in what) live.index.put(what.put)
  else live.index.drop(what.drop)
  live.written += size
  if (live.written > COMPACT_AT * live.index.size + COMPACT_FLOOR) await compact(live, path)
}

async function compact(live: Live, path: string): Promise<void> {
  const old = live.file
  live.file = await IndexFile.create(path, header(live.reason === undefined), live.index.documents())
  live.written = live.index.size
  await old.close()
}
