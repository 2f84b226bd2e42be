import { isIPv4 } from 'node:net'

interface From {
  /** Where the connection comes from; undefined when there is none, as in a test. */
  remoteAddress: string | undefined
  headers: Pick<Headers, 'get' | 'has'>
}

/**
 * Whether a request comes from this very machine. A proxy on this machine passes others' requests on, and a page of
 * another site can point a name of its own at 127.0.0.1: neither counts.
 */
export function isLoopback({ remoteAddress, headers }: From): boolean {
  if (!remoteAddress || !isOwnAddress(remoteAddress)) return false
  if (
    ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(name => headers.has(name))
  )
    return false
  const host = headers.get('host')?.replace(/:\d+$/, '') ?? ''
  return host === 'localhost' || isOwnAddress(host.replace(/^\[(.*)\]$/, '$1'))
}

function isOwnAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'))
}
