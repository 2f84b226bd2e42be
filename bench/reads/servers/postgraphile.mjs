// PostGraphile as its documentation has it, with the presets that most of its users add. Not TypeScript: its packages
// are installed by the bench alone (bench/package.json), so nobody else's compiler would find their types.
import { createServer } from 'node:http'
import { PgManyToManyPreset } from '@graphile-contrib/pg-many-to-many'
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection'
import { postgraphile } from 'postgraphile'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const instance = postgraphile({
  extends: [
    PostGraphileAmberPreset,
    PgSimplifyInflectionPreset,
    PgManyToManyPreset,
    PostGraphileConnectionFilterPreset,
  ],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: Number(process.env.POOL) },
    }),
  ],
  grafserv: { graphiql: false, watch: false },
})

const server = createServer()
await instance.createServ(grafserv).addTo(server)
// The schema is made before anybody asks.
await instance.getSchema()
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`
  console.log(JSON.stringify({ msg: 'listening', url, process: process.pid }))
})
