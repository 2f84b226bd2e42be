import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's ES build, the libraries take what Node takes: two copies that do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Files of one worker share what was loaded and compiled; each opens a world of its own.
    isolate: false,
    // Each worker opens an embedded database of its own; more of them make every one slower.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/global-setup.ts'],
  },
})
