import type { Asker } from '../../support/asker.ts'

const addition = `mutation ($input: AddDocumentInput!) { addDocument(input: $input) {
  __typename ... on Problem { code message path }
  ... on Document { id number version visibility url file { mediaType size hash } } } }`

export interface Added {
  id: string
  number: number
  version: number
  visibility: string
  url: string | null
  file: { mediaType: string; size: number; hash: string } | null
}

/** A document, or why not. */
export type Outcome = Added | { code: string; message: string; path: string[] }

/** Sends a file in; what the server answers. */
export async function upload(asker: Asker, file: Uint8Array, type?: string): Promise<string> {
  const response = await asker.send('/uploads', new Uint8Array(file), type)
  const answer = (await response.json()) as { upload?: string }
  if (!answer.upload) throw new Error(JSON.stringify(answer))
  return answer.upload
}

export async function tryToAdd(asker: Asker, input: object): Promise<Outcome> {
  return (await asker.ask(addition, { input: { kind: 'REPORT', ...input } })).addDocument
}

export async function add(asker: Asker, input: object): Promise<Added> {
  const outcome = await tryToAdd(asker, input)
  if (!('number' in outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
