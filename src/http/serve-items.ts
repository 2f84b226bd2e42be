import type { GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import type { Log } from '../log.ts'
import { answerFailure } from './answer-failure.ts'
import type { Asked } from './asked.ts'
import type { Beside } from './beside.ts'

export interface ItemParts {
  readonly schema: GraphQLSchema
  readonly log: Log
  readonly context: (asked: Asked) => Promise<Context>
}

const kinds = { '/lessons/': 'lesson', '/practices/': 'goodPractice' } as const

/** Where the addresses on paper lead: a lesson or a good practice to read, for whoever may. */
export function serveItems({ schema, log, context }: ItemParts): Beside[] {
  return Object.entries(kinds).map(([under, kind]) => ({
    under,
    async answer(request, asked) {
      try {
        if (request.method !== 'GET' && request.method !== 'HEAD')
          return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
        const number = Number(/^(\d{1,9})$/.exec(new URL(request.url).pathname.slice(under.length))?.[1] ?? 0)
        const { writeItemPage } = await import('../use/printing/write-item-page.ts')
        const { html, isThere } = await writeItemPage(schema, await context(asked), kind, number)
        return new Response(request.method === 'HEAD' ? null : html, {
          status: isThere ? 200 : 404,
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy':
              "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
            'referrer-policy': 'no-referrer',
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
            vary: 'Accept-Language, Authorization',
          },
        })
      } catch (error) {
        return answerFailure(log, error)
      }
    },
  }))
}
