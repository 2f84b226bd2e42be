import { registerHooks } from 'node:module'

// A program for tests: opens the database as a start does, then prints every module that was loaded for it.
const loaded: string[] = []
registerHooks({
  load(url, context, next) {
    loaded.push(url)
    return next(url, context)
  },
})

const { readConfig } = await import('../../src/config.ts')
const { openDatabase } = await import('../../src/db/open-database.ts')
const database = await openDatabase(readConfig(process.env))
await database[Symbol.asyncDispose]()
console.log(loaded.join('\n'))
