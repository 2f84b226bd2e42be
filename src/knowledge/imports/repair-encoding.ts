// The bytes 0x80–0x9F of Windows-1252; the five it leaves undefined stand for themselves.
const HIGH = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i))
const BYTE_OF = new Map([...HIGH].map((character, i) => [character, 0x80 + i]))
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * UTF-8 that somebody read as Windows-1252 ('donâ€™t'), once or twice over, is set right. Only runs of characters
 * whose bytes are valid UTF-8 are touched, and no word of our languages has such a run.
 */
export function repairEncoding(text: string): string {
  const repaired = text.replace(/[^\x00-\x7f]{2,}/g, run => decodeRun(run) ?? run)
  return repaired === text ? text : repairEncoding(repaired)
}

function decodeRun(run: string): string | null {
  const bytes = [...run].map(character => BYTE_OF.get(character))
  if (!bytes.every(byte => byte !== undefined)) return null
  try {
    return UTF8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
