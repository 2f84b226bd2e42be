/** What is to be printed: a template of `papers/`, and all that stands in it, said in its reader's language. */
export interface Paper {
  readonly template: 'brief' | 'hand-over' | 'dossier'
  readonly data: object
}

/** What a process that sets a paper says before it has one. */
export const said = { ready: 'ready' } as const
