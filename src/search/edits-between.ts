/**
 * How many typing errors lie between two words: a letter more, less or other, or two neighbours swapped. Anything
 * above `most` is answered as `most + 1`.
 */
export function editsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let edits = Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, cell(row, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, cell(before, j - 2) + 1)
      next.push(edits)
      least = Math.min(least, edits)
    }
    // A swap reaches back two rows, which both lie above the bound then.
    if (least > most && Math.min(...row) > most) return most + 1
    before = row
    row = next
  }
  return Math.min(cell(row, other.length), most + 1)
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Infinity
