// The least that Yoga can do: parse, validate and execute `{ empty }`, without a database.
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { announce } from './announce.ts'

const schema = createSchema({
  typeDefs: 'type Query { empty: Boolean }',
  resolvers: { Query: { empty: () => true } },
})
const yoga = createYoga({
  schema,
  graphiql: false,
  landingPage: false,
  cors: false,
  multipart: false,
  logging: false,
})
const server = createServer((request, response) => void yoga(request, response))
server.listen(0, '127.0.0.1', () => announce(server))
