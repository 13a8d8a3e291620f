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
  /** Whether it stands so far away that a line has to tie it to its point. */
  readonly far: boolean
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const GAP_PX = 6

/** A label beside its point is nearer to it than to any other one, by so much; one further away is not beside another one. */
const CLEARER_PX = 2

/** Points so near to each other are one for the eye. */
const SAME_PX = 2

/** A label that would be covered by more than this share has no room. */
const COVERED_MAX = 0.15

/** Between two labels, or their numbers read as one; and from a line to what it passes. */
const APART_PX = 5

/**
 * Places labels one after the other, each at the side of its point where it covers least of what stands already (points,
 * earlier labels and their lines) and of what is outside `frame`, rather near than far, and never where it would be taken for
 * another point's; those that have no room are left out. Greedy: good for a dozen labels, deterministic for any number.
 */
export function placeLabels<Wish extends LabelWish>(
  wishes: readonly Wish[],
  points: readonly Point[],
  frame: Box,
  fontPx: number,
): PlacedLabel<Wish>[] {
  const taken: Box[] = points.map(({ x, y }) => around(x, y, 8, 8))
  return wishes.flatMap((wish) => {
    const [width, height] = [textWidthPx(wish.text, fontPx), fontPx * 1.1]
    const others = points.filter(({ x, y }) => Math.hypot(x - wish.x, y - wish.y) > SAME_PX)
    const spots = spotsFor(width, height).flatMap((spot) => {
      const { dx, dy, far } = spot
      const box = around(wish.x + dx, wish.y + dy, width, height)
      const nearest = Math.min(...others.map((other) => distance(box, other)))
      if (nearest < (far ? GAP_PX : distance(box, wish)) + CLEARER_PX) return []
      const leader = far ? lineTo(wish, spot) : []
      const passes = (step: Point, other: Point) => apart(step, other) < Math.min(APART_PX, apart(step, wish))
      if (leader.some((step) => others.some((other) => passes(step, other)))) return []
      const inTheWay = [box, ...leader.map(({ x, y }) => around(x, y, 1, 1))]
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0)
      const crossed = leader.filter((step) => taken.slice(points.length).some((other) => distance(other, step) < 1))
      const outside = width * height - overlap(box, frame)
      if (crossed.length > 0 || covered + outside > COVERED_MAX * width * height) return []
      return [{ dx, dy, far, inTheWay, cost: covered + 4 * outside + Math.hypot(dx, dy) / 4 }]
    })
    if (spots.length === 0) return []
    const { dx, dy, far, inTheWay } = spots.reduce((least, spot) => (spot.cost < least.cost - 1e-9 ? spot : least))
    taken.push(...inTheWay.map(wider))
    return [{ wish, dx, dy, far }]
  })
}

interface Point {
  readonly x: number
  readonly y: number
}

const wider = (box: Box): Box => ({ ...box, left: box.left - APART_PX, right: box.right + APART_PX })
const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

/** The line from a point to its label, in steps. */
function lineTo({ x, y }: Point, { dx, dy }: Spot): Point[] {
  const steps = Math.ceil(Math.hypot(dx, dy) / 3)
  return Array.from({ length: steps }, (_, step) => ({ x: x + (dx * step) / steps, y: y + (dy * step) / steps }))
}

interface Spot {
  readonly dx: number
  readonly dy: number
  readonly far: boolean
}

/** Middles of a label around its point, best liked first: beside, above, below, then at the corners, then further away. */
function spotsFor(width: number, height: number): Spot[] {
  const [across, along] = [width / 2 + GAP_PX, height / 2 + GAP_PX]
  const near = [
    [across, 0],
    [-across, 0],
    ...[0, across, -across].flatMap((dx) => [
      [dx, -along],
      [dx, along],
    ]),
  ].map(([dx, dy]) => ({ dx: dx!, dy: dy!, far: false }))
  const far = [2.2, 3.4, 4.6].flatMap((reach) =>
    [0, 1, -1, 2, -2].flatMap((aside) =>
      [-along, along].map((dy) => ({ dx: aside * across, dy: dy * reach, far: true })),
    ),
  )
  return [...near, ...far]
}

/** From a box to the nearest of its points. */
const distance = ({ left, right, top, bottom }: Box, { x, y }: Point): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))

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
