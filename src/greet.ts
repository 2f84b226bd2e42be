import type { House } from './house.ts'

const example = {
  loaded:
    'The example world is loaded: invented municipalities with visits and lessons. Without it: npm start -- --empty on a new DATA_DIR; npm run example -- remove takes it out of this one.',
  there: 'The example world is there; npm run example -- remove takes it out.',
  none: 'There is no example world.',
}

/** What people want to know when the server has started; on stderr, for stdout carries the log. */
export function greet(url: string, house: Pick<House, 'example'>): void {
  process.stderr.write(`
Kennisband answers at ${url} (GraphQL at ${url}/graphql).
${example[house.example]}
A token for a program: npm run token -- create --role editor --name dashboards
`)
}
