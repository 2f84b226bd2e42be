import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** Listens on a connection of its own, and again when that breaks, which `onLost` says; `onGap` says that it is over. */
export async function listenOn(
  url: string,
  channel: string,
  onNotice: (payload: string) => void,
  onGap: () => void = () => {},
  onLost: () => void = () => {},
): Promise<AsyncDisposable> {
  let stopped = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: `kennisband listen ${channel}`,
      // A connection that died without a word is otherwise found out after hours.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    fresh.on('notification', notice => onNotice(notice.payload ?? ''))
    fresh.on('error', () => {})
    await fresh.connect()
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    fresh.on('end', () => {
      if (stopped) return
      onLost()
      void again()
    })
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
