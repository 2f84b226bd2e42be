import type { Command } from './command.ts'

/** Every command; its file is read only when it is asked for. */
const commands: Record<string, () => Promise<Command>> = {
  token: async () => (await import('./token.ts')).token,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  index: async () => (await import('./index.ts')).index,
  thesaurus: async () => (await import('./thesaurus.ts')).thesaurus,
  people: async () => (await import('./people.ts')).people,
  counts: async () => (await import('./counts.ts')).counts,
  weighing: async () => (await import('./weighing.ts')).weighing,
  example: async () => (await import('./example.ts')).example,
  schema: async () => (await import('./schema.ts')).schema,
}

export const commandNames = Object.keys(commands)

export async function findCommand(name: string): Promise<Command | null> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  return load ? load() : null
}
