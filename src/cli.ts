import { enableCompileCache } from 'node:module'

// Must come before anything else is loaded, hence the late import.
enableCompileCache(new URL('../node_modules/.cache/kennisband-compiled', import.meta.url).pathname)
const { runTyped } = await import('./commands/run-typed.ts')
process.exitCode = await runTyped(process.argv.slice(2), process.env)
