import { getDocumentProxy } from 'unpdf'

/** What somebody has in hand who prints a paper, and what a screen reader is told of it. */
export interface ReadPaper {
  readonly pages: number
  /** All of it without blanks and line ends, which depend on where a line is full. */
  readonly text: string
  readonly links: string[]
  readonly title: string
  readonly language: string
  readonly isTagged: boolean
  /** In points. */
  readonly size: readonly number[]
  /** The parts of the PDF's tree of tags, by their roles. */
  readonly roles: Set<string>
}

export const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** What stands beneath a tag is a tag too, or content of the page. */
interface Tag {
  role?: string
  children?: object[]
}

const rolesOf = ({ role, children = [] }: Tag): string[] => [role ?? '', ...children.flatMap(rolesOf)]

export async function readPaper(response: Response): Promise<ReadPaper> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()), {
    disableFontFace: true,
    verbosity: 0,
  })
  const texts: string[] = []
  const links: string[] = []
  const roles: string[] = []
  let size: readonly number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(...items.map(item => ('str' in item ? item.str : '')))
    const annotations: { url?: string }[] = await page.getAnnotations()
    links.push(...annotations.flatMap(({ url }) => url ?? []))
    roles.push(...rolesOf((await page.getStructTree()) ?? {}))
    size = page.view.slice(2)
  }
  const { info } = await pdf.getMetadata()
  const known: { Title?: string; Language?: string } = info
  return {
    pages: pdf.numPages,
    text: withoutBlanks(texts.join('')),
    links,
    title: known.Title ?? '',
    language: known.Language ?? '',
    isTagged: Boolean((await pdf.getMarkInfo())?.Marked),
    size,
    roles: new Set(roles),
  }
}
