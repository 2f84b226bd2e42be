/** What a request says of itself; the context is made from it. */
export interface Asked {
  readonly headers: Pick<Headers, 'get' | 'has'>
  readonly isLoopback: boolean
}
