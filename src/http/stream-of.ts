/** In milliseconds, for which a reader may take nothing before it is taken for gone. */
const patience = 60_000

/**
 * Parts as the body of an answer: each is made when the reader has taken the one before. `ended` is called once,
 * however it ends; a failure breaks the connection off.
 */
export function streamOf(
  parts: AsyncIterable<string | Uint8Array>,
  ended: () => void,
  failed: (error: unknown) => Error,
): ReadableStream<Uint8Array> {
  const reading = parts[Symbol.asyncIterator]()
  let isOver = false
  let late: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(late)
    if (isOver) return
    isOver = true
    ended()
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(late)
      try {
        const next = await reading.next()
        if (next.done) {
          end()
          controller.close()
          return
        }
        const { value } = next
        controller.enqueue(typeof value === 'string' ? Buffer.from(value) : value)
        late = setTimeout(() => {
          end()
          void reading.return?.()
          controller.error(new Error('The reader took nothing for a minute.'))
        }, patience)
      } catch (error) {
        end()
        controller.error(failed(error))
      }
    },
    async cancel() {
      end()
      await reading.return?.()
    },
  })
}
