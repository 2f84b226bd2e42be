import type { Plugin } from 'graphql-yoga'

const taken = /^application\/(graphql\+)?json *(;|$)/i

export const isTaken = (contentType: string | null | undefined): boolean => taken.test(contentType ?? '')

/**
 * A page of another site can send a form without asking the browser's leave, and only by JSON would it have to: hence
 * no form is read. A browser asks leave for JSON, which it does not get here.
 */
export const takeJsonOnly: Plugin = {
  onRequestParse({ request, endResponse, fetchAPI }) {
    if (request.method !== 'POST' || isTaken(request.headers.get('content-type'))) return
    const message = 'A query is sent as JSON: content-type: application/json.'
    endResponse(
      fetchAPI.Response.json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }, { status: 415 }),
    )
  },
}
