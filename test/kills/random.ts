import { createHash } from 'node:crypto'

/** Of all chances a test takes: said when it begins, and given back to it in KENNISBAND_SEED when it failed. */
export const seed = Number(process.env.KENNISBAND_SEED ?? Math.floor(Math.random() * 1_000_000))

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function randomFrom(...seeds: readonly (string | number)[]): () => number {
  let drawn = 0
  return () =>
    createHash('sha256')
      .update(`${seeds.join(' ')} ${drawn++}`)
      .digest()
      .readUInt32BE() /
    2 ** 32
}

/** One of these, each as likely as the others. */
export function oneOf<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) throw new Error('There is nothing to choose from.')
  return chosen
}
