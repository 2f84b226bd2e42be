import { enableCompileCache } from 'node:module'

// Must come before anything else is loaded, hence the late import.
enableCompileCache(new URL('../node_modules/.cache/kennisband-compiled', import.meta.url).pathname)
const { start } = await import('./start.ts')
process.exitCode = await start(process.argv.slice(2), process.env)
