import { codeOf } from './connection.ts'
import type { Connection } from './connection.ts'
import { displayed, indexSettings, readMark } from './settings.ts'
import type { Mark } from './settings.ts'

/** What the index's mark says; an index that is not there is laid down empty, still to be filled. */
export async function prepareIndex(connection: Connection, uid: string): Promise<Mark> {
  const found = await lookAtIndex(connection, uid)
  if (found) return found
  await layIndex(connection, uid)
  return { ours: true, complete: false }
}

export async function lookAtIndex(connection: Connection, uid: string): Promise<Mark | undefined> {
  try {
    return readMark(await connection.ask(client => client.index(uid).getDisplayedAttributes()))
  } catch (error) {
    if (codeOf(error) === 'index_not_found') return undefined
    throw error
  }
}

export async function layIndex(connection: Connection, uid: string): Promise<void> {
  try {
    await connection.change(client => client.createIndex(uid, { primaryKey: 'id' }))
  } catch (error) {
    if (codeOf(error) !== 'index_already_exists') throw error
  }
  await connection.change(client => client.index(uid).updateSettings(indexSettings(false)))
}

export async function markComplete(connection: Connection, uid: string): Promise<void> {
  await connection.change(client => client.index(uid).updateDisplayedAttributes(displayed(true)))
}

export async function removeIndex(connection: Connection, uid: string): Promise<void> {
  try {
    await connection.change(client => client.deleteIndex(uid))
  } catch (error) {
    if (codeOf(error) !== 'index_not_found') throw error
  }
}
