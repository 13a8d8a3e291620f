/** Tasks 0 to `count` - 1 cut into so many rows, as even as possible; the first rows are the longer ones. */
export function evenRows(count: number, rows: number): number[][] {
  const [least, longer] = [Math.floor(count / rows), count % rows]
  return Array.from({ length: rows }, (_, row) => {
    const start = row * least + Math.min(row, longer)
    return Array.from({ length: least + (row < longer ? 1 : 0) }, (_, place) => start + place)
  })
}

/** The needs of a chain of so many tasks: each needs the one before. */
export const chainNeeds = (count: number): number[][] =>
  Array.from({ length: count }, (_, task) => (task === 0 ? [] : [task - 1]))
