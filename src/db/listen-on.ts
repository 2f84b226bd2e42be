import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** Listens on a connection of its own, and again when that breaks; what was missed meanwhile is said by `onGap`. */
export async function listenOn(
  url: string,
  channel: string,
  onNotice: (payload: string) => void,
  onGap: () => void = () => {},
): Promise<AsyncDisposable> {
  let stopped = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, application_name: `kennisband listen ${channel}` })
    fresh.on('notification', notice => onNotice(notice.payload ?? ''))
    fresh.on('error', () => {})
    fresh.on('end', () => {
      if (!stopped) void again()
    })
    await fresh.connect()
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    return fresh
  }

  async function again(): Promise<void> {
    for (let pause = 100; !stopped; pause = Math.min(pause * 2, 5_000)) {
      await wait(pause)
      try {
        client = await connect()
        return onGap()
      } catch {
        // The database is still away; what is missed is made good by onGap.
      }
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      await client.end().catch(() => {})
    },
  }
}
