import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

const files = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/libertinus-serif/400Regular/LibertinusSerif_400Regular.ttf',
  '@expo-google-fonts/libertinus-serif/600SemiBold/LibertinusSerif_600SemiBold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
] as const

/**
 * All the fonts that a paper is set in, from npm and from nowhere else: they go before those that a machine has, and a
 * paper names them, so that it is the same everywhere. Noto Sans is for what we say, Libertinus Serif for what
 * colleagues wrote; DejaVu Sans has the letters that these lack (Arabic, Hebrew, Tifinagh, N'Ko and others), and Noto
 * Emoji what is typed on phones, in black.
 */
export const readFonts = (): Buffer[] => files.map(file => readFileSync(resolve(file)))
