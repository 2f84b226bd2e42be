import type { Database } from '../../src/db/database.ts'

/** Somebody who brings in lists: hundreds of lessons change in one transaction, again and again as the index keeps up. */
export function keepImporting({ query }: Pick<Database, 'query'>, atOnce: number): AsyncDisposable {
  let isEnding = false
  const running = run()
  async function run(): Promise<void> {
    for (let round = 0; !isEnding; round++) {
      await query(
        `update lesson set context = $1 where id in (select id from lesson order by id desc limit $2)`,
        [`Uit een lijst, de ${round}e keer.`, atOnce],
      )
      while (!isEnding && (await waiting()) > atOnce / 10)
        await new Promise(resolve => setTimeout(resolve, 25))
    }
  }
  async function waiting(): Promise<number> {
    const [row] = await query<{ rows: number }>('select count(*)::int as rows from outbox')
    return row?.rows ?? 0
  }
  return {
    async [Symbol.asyncDispose]() {
      isEnding = true
      await running
    },
  }
}
