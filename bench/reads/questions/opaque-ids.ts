/** The ids of a lesson as ours and as PostGraphile's answers have them. */
export const ourLessonId = (id: string): string => Buffer.from(`Lesson:${id}`).toString('base64')
export const postgraphileLessonId = (id: string): string =>
  Buffer.from(JSON.stringify(['Lesson', id])).toString('base64')
