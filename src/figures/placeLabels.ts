import { textWidthPx } from './textWidth.ts'

/** A text to stand beside a point at (x, y), in pixels. */
export interface LabelWish {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Where it stands: its middle, relative to the point, in pixels. */
export interface PlacedLabel<Wish extends LabelWish> {
  readonly wish: Wish
  readonly dx: number
  readonly dy: number
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const GAP_PX = 6

/** A label that would be covered by more than this share has no room. */
const COVERED_MAX = 0.15

/**
 * Places labels one after the other, each at the side of its point where it covers least of what stands already (points,
 * earlier labels) and of what is outside `frame`, rather near than far; those that have no room are left out. Greedy: good
 * for a dozen labels, deterministic for any number.
 */
export function placeLabels<Wish extends LabelWish>(
  wishes: readonly Wish[],
  points: readonly { readonly x: number; readonly y: number }[],
  frame: Box,
  fontPx: number,
): PlacedLabel<Wish>[] {
  const taken: Box[] = points.map(({ x, y }) => around(x, y, 8, 8))
  return wishes.flatMap((wish) => {
    const [width, height] = [textWidthPx(wish.text, fontPx), fontPx * 1.1]
    const spots = spotsFor(width, height).map(([dx, dy]) => {
      const box = around(wish.x + dx, wish.y + dy, width, height)
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0)
      const outside = width * height - overlap(box, frame)
      return { dx, dy, box, hidden: covered + outside, cost: covered + 4 * outside + Math.hypot(dx, dy) / 4 }
    })
    const best = spots.reduce((least, spot) => (spot.cost < least.cost - 1e-9 ? spot : least))
    if (best.hidden > COVERED_MAX * width * height) return []
    taken.push(best.box)
    return [{ wish, dx: best.dx, dy: best.dy }]
  })
}

/** Middles of a label around its point, best liked first: beside, above, below, then at the corners, then further away. */
function spotsFor(width: number, height: number): [dx: number, dy: number][] {
  return [1, 2.2, 3.4].flatMap((reach): [number, number][] => {
    const across = width / 2 + GAP_PX
    const along = (height / 2 + GAP_PX) * reach
    const sides: [number, number][] =
      reach === 1
        ? [
            [across, 0],
            [-across, 0],
          ]
        : []
    return [...sides, [0, -along], [0, along], [across, -along], [-across, -along], [across, along], [-across, along]]
  })
}

const around = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})

/** The area two boxes have in common. */
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))
