import { expect, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { eachDatabase } from '../support/database.ts'

// What Prisma's schema cannot say is said in the migrations by hand, and its diff does not see it. So the list of it
// is kept beside this test: `npx vitest run test/db/guards.test.ts -u` writes it anew, and the commit shows the change.

const catalogue = `
  select 'trigger ' || pg_get_triggerdef(t.oid) as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all
  select 'check ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  from pg_constraint
  where contype in ('c', 'x') and conrelid <> 0 and connamespace = 'public'::regnamespace
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid)
  from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations'`

async function guards(database: Database): Promise<string> {
  const rows = await database.query<{ line: string }>(catalogue)
  const lines = rows.map(row => row.line.replace(/\s+/g, ' ').replaceAll('public.', ''))
  return `${lines.sort().join('\n')}\n`
}

eachDatabase('the guards of the database', open => {
  it('are those that are listed', async () => {
    await using database = await open()
    await expect(await guards(database)).toMatchFileSnapshot('guards.txt')
  })
})
