/** The languages a lesson is written in, and that the interface and the catalogues exist in. */
export const languages = ['nl', 'fr', 'es', 'en'] as const

export type Language = (typeof languages)[number]
