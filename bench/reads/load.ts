// A process of its own that asks: so many clients, each with a connection that it keeps, each asking again as soon as
// it is answered. Told what to ask over IPC, by drive.ts.
import { Agent, type IncomingMessage, request } from 'node:http'

export interface Job {
  readonly url: string
  readonly headers: Record<string, string>
  /** Sent in this order; over and over unless `once`. */
  readonly bodies: readonly string[]
  readonly once: boolean
  readonly clients: number
  readonly milliseconds: number
  /** An answer in which this stands is none. */
  readonly refused?: string
}

export interface Outcome {
  /** How long each request took, in milliseconds. */
  readonly latencies: number[]
  readonly milliseconds: number
  /** The first answer that was not one. */
  readonly failure?: string
}

process.on('message', (job: Job) => {
  void run(job).then(outcome => process.send?.(outcome))
})

async function run(job: Job): Promise<Outcome> {
  // Servers hang up on connections that were idle between two rounds: each round has its own.
  const agent = new Agent({ keepAlive: true, maxSockets: job.clients })
  const latencies: number[] = []
  let failure: string | undefined
  let sent = 0
  const began = performance.now()
  const client = async () => {
    while (failure === undefined && performance.now() - began < job.milliseconds) {
      if (job.once && sent >= job.bodies.length) return
      const body = job.bodies[sent++ % job.bodies.length] ?? ''
      const start = performance.now()
      const { status, text } = await ask(agent, job, body)
      latencies.push(performance.now() - start)
      const isRefused = job.refused !== undefined && text.includes(job.refused)
      if (status !== 200 || isRefused || isFailure(text)) failure = `${status} ${text.slice(0, 500)}`
    }
  }
  await Promise.all(
    Array.from({ length: job.clients }, () => client().catch(error => (failure ??= String(error)))),
  )
  const milliseconds = performance.now() - began
  agent.destroy()
  return { latencies, milliseconds, failure }
}

/** GraphQL says what failed in an answer of status 200, ours also as one of the results of a mutation. */
const isFailure = (text: string): boolean => text.includes('"errors":') || text.includes('"message":')

function ask(agent: Agent, { url, headers }: Job, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body)
    const sending = request(url, { agent, method: 'POST', headers: { ...headers, 'content-length': length } })
    sending.on('error', reject)
    sending.on('response', (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      )
    })
    sending.end(body)
  })
}
