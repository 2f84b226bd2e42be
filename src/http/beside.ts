import type { Plugin } from 'graphql-yoga'
import type { Asked } from './asked.ts'
import { notedNow } from './noted.ts'

/** What is answered beside GraphQL: all addresses that begin so. */
export interface Beside {
  /** With a slash at both ends, as in /export/; without the last where there is one address alone. */
  readonly under: string
  answer(request: Request, asked: Asked): Promise<Response>
}

/** Answers what lies under these addresses; each sees to its own failures. */
export function answerBeside(
  all: readonly Beside[],
  askedBy: (request: Request, carried: object) => Asked,
): Plugin {
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      const one = all.find(({ under }) => url.pathname.startsWith(under))
      if (!one) return
      const noted = notedNow()
      // What follows can be a secret, or text that somebody typed.
      if (noted) noted.under = one.under
      endResponse(await one.answer(request, askedBy(request, serverContext)))
    },
  }
}
