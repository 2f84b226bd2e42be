/** The file as a whole cannot be what it was said to be: one clear line, and nothing is taken. */
export class UnreadableFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnreadableFileError'
  }
}
