import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/config.ts'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

interface Service {
  image: string
  build?: string
  restart: string
  environment: Record<string, string>
  ports?: string[]
  volumes: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}

const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(
  read('docker-compose.yml'),
)
const services = Object.entries(compose.services)
const dockerfile = read('Dockerfile')
const { dependencies, version }: { dependencies: Record<string, string>; version: string } = JSON.parse(
  read('package.json'),
)
const exact = /:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/

describe('docker-compose.yml', () => {
  it('starts the app, PostgreSQL and Meilisearch', () => {
    expect(services.map(([name]) => name)).toEqual(['app', 'postgres', 'meilisearch'])
  })

  it.each(services)('pins the image of %s to one version', (_name, { image }) => {
    expect(image).toMatch(exact)
  })

  it('calls the image of the app by the version of the package', () => {
    expect(compose.services.app?.image).toBe(`kennisband:${version}`)
  })

  it.each(services)('knows whether %s is healthy', (_name, { healthcheck, build }) => {
    // A health check in a shell would need one in the image; CMD runs the program itself.
    if (healthcheck) expect(healthcheck.test[0]).toBe('CMD')
    else expect(build && dockerfile).toMatch(/^HEALTHCHECK .*\\\n\s+CMD \["node", .*\/health\/ready/m)
  })

  it('starts the app when what it needs is healthy', () => {
    expect(compose.services.app?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      meilisearch: { condition: 'service_healthy' },
    })
  })

  it.each(services)('keeps what %s keeps in a named volume', (_name, { volumes }) => {
    expect(volumes).toHaveLength(1)
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  })

  it('publishes the app alone, and to this machine alone', () => {
    expect(services.flatMap(([name, { ports = [] }]) => ports.map(port => [name, port]))).toEqual([
      ['app', '127.0.0.1:${PORT:-4000}:4000'],
    ])
  })

  it('holds no secret and no default for one', () => {
    const secrets = services.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|KEY|DATABASE_URL|SECRET|TOKEN/.test(name)),
    )
    expect(secrets.map(([name]) => name)).toEqual([
      'DATABASE_URL',
      'MEILI_KEY',
      'POSTGRES_PASSWORD',
      'MEILI_MASTER_KEY',
    ])
    // `:?` refuses to start while it is missing or empty.
    for (const [name, value] of secrets)
      expect(value, name).toMatch(
        /^(postgresql:\/\/kennisband:)?\$\{\w+:\?[^}]+\}(@postgres:5432\/kennisband)?$/,
      )
  })

  it('gives the app settings that it knows and takes', () => {
    const filled = Object.entries(compose.services.app?.environment ?? {}).map(([name, value]) => [
      name,
      value.replace('${LOG_LEVEL:-info}', 'info').replace(/\$\{\w+:\?[^}]+\}/, 'made-for-this-test'),
    ])
    const given: Record<string, string> = Object.fromEntries(filled)
    expect(readConfig(given)).toMatchObject(given)
  })

  it('asks for nothing that .env.example does not name', () => {
    const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(match => match[1])
    const offered = [...read('.env.example').matchAll(/^(\w+)=$/gm)].map(match => match[1])
    expect(new Set(asked)).toEqual(new Set(offered))
  })
})

describe('the Dockerfile', () => {
  it('stands on the Node that the project runs on', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(match => match[1])
    expect(new Set(images)).toEqual(new Set([`node:${dependencies.node}-bookworm-slim`]))
  })

  it('runs as a user who can write nothing but the volume', () => {
    const last = dockerfile.split(/^FROM /m).at(-1) ?? ''
    expect(last).toMatch(/\nCOPY --from=installed \/app \.\/\n/)
    expect(last.indexOf('\nUSER node\n')).toBeGreaterThan(last.indexOf('chown node:node /data '))
    expect(last).toMatch(/\nVOLUME \/data\n/)
    expect(last).toMatch(/DATA_DIR=\/data\n/)
  })

  it('starts what npm start starts', () => {
    const { scripts }: { scripts: { start: string } } = JSON.parse(read('package.json'))
    const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]'
    expect(JSON.parse(command)).toEqual(scripts.start.split(' '))
  })

  it('takes in only what it needs', () => {
    expect(
      read('.dockerignore')
        .split('\n')
        .find(line => !line.startsWith('#')),
    ).toBe('*')
  })
})
