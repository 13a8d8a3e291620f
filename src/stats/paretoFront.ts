/**
 * The points that no other one beats: none is at least as small in both x and y and smaller in one. By x, then as they
 * came; of points with the same x and y all are kept.
 */
export function paretoFront<Point extends { readonly x: number; readonly y: number }>(
  points: readonly Point[],
): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  let last: Point | undefined
  return sorted.filter((point) => {
    const kept = !last || point.y < last.y || (point.x === last.x && point.y === last.y)
    if (kept) last = point
    return kept
  })
}
