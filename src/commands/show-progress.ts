import type { SingleBar } from 'cli-progress'

export interface ProgressDisplay {
  show(done: number, total: number | undefined, label: string): void
  /** Takes the bar away before a line is written. */
  clear(): void
}

/** A bar on a terminal, now and then a line anywhere else; on stderr, for stdout may be an export. */
export async function showProgress(): Promise<ProgressDisplay> {
  if (!process.stderr.isTTY) return lines()
  const { default: progress } = await import('cli-progress')
  return bar(
    format =>
      new progress.SingleBar(
        { format, clearOnComplete: true, hideCursor: true },
        progress.Presets.shades_classic,
      ),
  )
}

function bar(make: (format: string) => SingleBar): ProgressDisplay {
  let shown: SingleBar | undefined
  return {
    show(done, total, label) {
      if (!shown) {
        shown = make(
          total === undefined
            ? '{label} {value}'
            : '{label} {bar} {percentage}% {value}/{total} {eta_formatted}',
        )
        shown.start(total ?? done, done, { label })
      }
      shown.setTotal(total ?? done)
      shown.update(done, { label })
    },
    clear() {
      shown?.stop()
      shown = undefined
    },
  }
}

const pause = 5_000

function lines(): ProgressDisplay {
  let next = 0
  return {
    show(done, total, label) {
      if (Date.now() < next && done !== total) return
      next = Date.now() + pause
      const share = total ? ` (${Math.floor((done / total) * 100)}%)` : ''
      process.stderr.write(`${label}: ${done}${total === undefined ? '' : ` of ${total}`}${share}\n`)
    },
    clear() {},
  }
}
