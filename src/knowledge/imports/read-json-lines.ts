export type JsonLine = { line: number; value: Record<string, unknown> } | { line: number; broken: string }

const LONGEST_LINE = 5_000_000

/** One JSON object a line; empty lines are passed over. */
export async function* readJsonLines(
  text: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<JsonLine> {
  let line = 0
  for await (const written of linesOf(text)) {
    line += 1
    if (written.trim() !== '') yield { line, ...parseLine(written) }
  }
}

async function* linesOf(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let held: string[] = []
  let length = 0
  for await (const chunk of text) {
    const lines = chunk.split('\n')
    for (const [at, part] of lines.entries()) {
      // Of a line too long to be a record only the first part is kept, which is then refused.
      if (length <= LONGEST_LINE) held.push(part)
      length += part.length
      if (at === lines.length - 1) continue
      yield held.join('')
      held = []
      length = 0
    }
  }
  if (length > 0) yield held.join('')
}

function parseLine(written: string): { value: Record<string, unknown> } | { broken: string } {
  if (written.length > LONGEST_LINE) return { broken: 'is longer than any lesson can be' }
  try {
    const value: unknown = JSON.parse(written)
    if (isRecord(value)) return { value }
    return { broken: 'is not an object in JSON' }
  } catch {
    return { broken: 'is not JSON' }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
