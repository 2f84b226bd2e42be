// What is left when everything but the database and node:http is left out: one prepared statement for each question,
// the JSON made by PostgreSQL and handed on as it comes.
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { questions } from '../questions/questions.ts'
import { announce } from './announce.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL) })
const statements = new Map(questions.map(({ name, sql }) => [`/${name}`, { name, text: sql }]))

const server = createServer((request, response) => {
  answer(request).then(
    json => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }
      response.writeHead(200, headers).end(json)
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => announce(server))

async function answer(request: IncomingMessage): Promise<string> {
  const statement = statements.get(request.url ?? '')
  if (!statement) throw new Error('There is no such question.')
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const values = JSON.parse(Buffer.concat(chunks).toString()) as unknown[]
  const { rows } = await pool.query<[string]>({ ...statement, values, rowMode: 'array' })
  const json = rows[0]?.[0]
  if (json === undefined) throw new Error('Nothing came of it.')
  return json
}
