/** Whether a row changed with many others at once. */
interface Waiting {
  readonly bulk: boolean
}

/**
 * What somebody changed by himself goes alone, for who did it waits for the whole batch; what changed by the hundred
 * goes along the next time, for others may change something all the time.
 */
export class AloneFirst {
  #heldBack = false

  choose<Row extends Waiting>(rows: readonly Row[]): readonly Row[] {
    const alone = rows.filter(({ bulk }) => !bulk)
    this.#heldBack = !this.#heldBack && alone.length > 0 && alone.length < rows.length
    return this.#heldBack ? alone : rows
  }
}
