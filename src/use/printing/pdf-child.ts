// A process of its own that sets one paper: whatever a text does to the compiler, it does to this process.
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFonts } from './fonts.ts'
import { type Paper, said } from './paper.ts'

const workspace = fileURLToPath(new URL('./papers', import.meta.url))

/** So often is a paper set anew without characters that no font has. */
const mostTries = 4

process.once('message', (paper: Paper) => {
  process.send?.(set(paper), () => process.disconnect())
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))
process.send?.(said.ready)

/** Data reaches a template as data, never as source: what somebody wrote is text, whatever it looks like. */
function set({ template, data }: Paper): Uint8Array {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] })
  let texts = JSON.stringify(data).replaceAll(/\\u00[01][\da-f]/g, ' ')
  for (let tries = 1; ; tries++) {
    const { result } = compiler.compile({
      mainFilePath: `${workspace}/${template}.typ`,
      inputs: { data: texts },
    })
    if (!result) throw new Error(`The paper "${template}" cannot be set.`)
    try {
      return compiler.pdf(result, { pdfStandard: 'ua-1' })
    } catch (error) {
      const unknown = undisplayed(error)
      if (unknown.length === 0 || tries === mostTries) throw error
      for (const character of unknown) texts = texts.replaceAll(character, '\ufffd')
    }
  }
}

/** PDF/UA takes no character without a glyph; the compiler says which they are, and there is no other way to ask it. */
function undisplayed(error: unknown): string[] {
  const told = error instanceof Error && 'code' in error ? String(error.code) : ''
  return [...told.matchAll(/the text `\\"(?:\\+u\{([\da-f]+)\}|([^`]+?))\\"` could not/g)].map(
    ([, code, character = '']) => (code ? String.fromCodePoint(Number.parseInt(code, 16)) : character),
  )
}
