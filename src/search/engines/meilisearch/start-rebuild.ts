import type { Rebuild } from '../port.ts'
import type { Connection } from './connection.ts'
import { layIndex, lookAtIndex, markComplete, removeIndex } from './prepare-index.ts'
import { dropDocuments, putDocuments } from './write-documents.ts'

/** A second index, filled beside the live one and swapped with it in one step. */
export async function startRebuild(
  connection: Connection,
  live: string,
  building: string,
  swapped: () => void,
): Promise<Rebuild> {
  await removeIndex(connection, building)
  await layIndex(connection, building)
  return {
    put: documents => putDocuments(connection, building, documents),
    drop: ids => dropDocuments(connection, building, ids),
    async swap() {
      await markComplete(connection, building)
      if ((await lookAtIndex(connection, live)) === undefined) await layIndex(connection, live)
      await connection.change(client => client.swapIndexes([{ indexes: [live, building], rename: false }]))
      swapped()
      await removeIndex(connection, building)
    },
    abandon: () => removeIndex(connection, building),
  }
}
