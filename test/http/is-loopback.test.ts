import { expect, test } from 'vitest'
import { isLoopback } from '../../src/http/is-loopback.ts'

const from = (remoteAddress: string | undefined, headers: Record<string, string>) =>
  isLoopback({ remoteAddress, headers: new Headers(headers) })

test.each([
  ['127.0.0.1', { host: '127.0.0.1:4000' }],
  ['::ffff:127.0.0.1', { host: 'localhost:4000' }],
  ['::1', { host: '[::1]:4000' }],
])('a browser on this machine, from %s, is here', (address, headers) => {
  expect(from(address, headers)).toBe(true)
})

test.each([
  ['a neighbour', '192.168.1.7', { host: '127.0.0.1:4000' }],
  [
    'a proxy on this machine that passes others on',
    '127.0.0.1',
    { host: 'localhost', 'x-forwarded-for': '1.2.3.4' },
  ],
  ['a name of another site that leads here', '127.0.0.1', { host: 'evil.example:4000' }],
  ['a name that only begins like ours', '127.0.0.1', { host: 'localhost.evil.example' }],
  ['a request without a host', '127.0.0.1', {}],
  ['a request without a connection', undefined, { host: 'localhost' }],
])('%s is not', (_, address, headers) => {
  expect(from(address, headers)).toBe(false)
})
