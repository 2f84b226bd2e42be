/** How wide a line may become, in characters; the letters are small enough for it. */
const widest = 90

/**
 * A plain PDF of some pages of text, as the example world has them: papers that can be opened and read, made when it is
 * loaded, so that no file of somebody else is passed on.
 */
export function makePdf(pages: readonly string[]): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', font]
  const kids = pages.map(text => {
    const content = contentOf(text)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    const resources = '/Resources << /Font << /F1 3 0 R >> >>'
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${objects.length} 0 R >>`,
    )
    return `${objects.length} 0 R`
  })
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  return Buffer.from(writeFile(objects), 'latin1')
}

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'

function writeFile(objects: readonly string[]): string {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`
  return `${text}${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
}

/** Line under line, from the top of the page; what of a letter is special in PDF has a bar before it. */
function contentOf(text: string): string {
  const lines = text.split('\n').flatMap(wrap)
  const shown = lines.map(line => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
  return `BT /F1 11 Tf 15 TL 60 780 Td ${shown.join('\n')} ET`
}

function wrap(line: string): string[] {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last && last.length + word.length >= widest) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}
