// A process of its own that reads one file and says its text: what a file does to its reader, by a slip or on purpose,
// it does to this process. It may read files, and neither write nor start anything; past its memory it ends itself.
import { Worker } from 'node:worker_threads'
import { limits, type Said } from './text-state.ts'

const say = (said: Said) => process.send?.(said)

/** On a thread of its own: the one that reads may never come to look. */
const watch = `const most = ${Number(process.argv[2])}
setInterval(() => { if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL') }, 20)`
new Worker(watch, { eval: true }).unref()

process.once('message', (sent: { bytes: Uint8Array; mediaType: string }) => {
  void read(sent).then(() => process.disconnect())
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))
say({ says: 'ready' })

async function read({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): Promise<void> {
  let pageCount: number | null = null
  let characters = 0
  try {
    for await (const { number, text, of } of await open(bytes, mediaType)) {
      pageCount = of
      const clean = tidy(text).slice(0, limits.charactersOfPage)
      characters += clean.length
      if (number > limits.pages || characters > limits.characters)
        return void say({ says: 'end', state: 'TOO_MUCH', pageCount })
      if (clean) say({ says: 'page', page: { number, text: clean } })
    }
    say({ says: 'end', state: 'READ', pageCount })
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException'
    say({ says: 'end', state: isEncrypted ? 'ENCRYPTED' : 'BROKEN', pageCount })
  }
}

async function open(bytes: Uint8Array, mediaType: string) {
  if (mediaType === 'application/pdf') return (await import('./read-pdf.ts')).readPdf(new Uint8Array(bytes))
  return (await import('./read-docx.ts')).readDocx(Buffer.from(bytes))
}

/** Words that a line's end cuts are joined, blanks that place words on a page are one, and what is no text goes. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\u00ad', '')

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
