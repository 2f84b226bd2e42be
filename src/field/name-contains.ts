/** A Prisma filter on a name that holds these words; what SQL takes for a wildcard means itself. */
export const nameContains = (words: string) => ({
  contains: words.trim().replace(/[\\%_]/g, '\\$&'),
  mode: 'insensitive' as const,
})
