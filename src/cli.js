import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Must come before anything else is loaded, hence the late import; and as JavaScript, hence this file: whatever comes
// before the cache is compiled at every start, and TypeScript would have a compiler loaded for it.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/kennisband-compiled', import.meta.url)))
const { runTyped } = await import('./commands/run-typed.ts')
process.exitCode = await runTyped(process.argv.slice(2), process.env)
