/**
 * Draws `size` values at a time and hands them out one by one. A draw takes longer than an event, and where the next branch
 * depends on it the processor waits; drawn in a row they overlap.
 */
export function ahead(draw, size = 1024) {
  const drawn = new Float64Array(size)
  let next = size
  return () => {
    if (next === size) {
      for (let i = 0; i < size; i++) drawn[i] = draw()
      next = 0
    }
    return drawn[next++]
  }
}
