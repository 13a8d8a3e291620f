import { dot, type Markish, ruleX } from '@observablehq/plot'
import type { LegendEntry } from './header.ts'
import { INK, PAPER } from './palette.ts'

/** Points from elsewhere (measured ones, say) that are shown beside a curve. */
export interface ObservedPoints {
  /** What they are, for the legend. */
  readonly label: string
  /** With the ends of an interval for y, or null where there is none. */
  readonly points: readonly {
    readonly x: number
    readonly y: number
    readonly low: number | null
    readonly high: number | null
  }[]
}

/** A diamond at each point, and a line over its interval. */
export function observedMarks(
  { points }: ObservedPoints,
  [bottom, top]: readonly [low: number, high: number],
): Markish[] {
  const inside = (value: number) => Math.min(top, Math.max(bottom, value))
  const banded = points.flatMap(({ x, low, high }) =>
    low === null || high === null ? [] : [{ x, low: inside(low), high: inside(high) }],
  )
  return [
    ruleX(banded, { x: 'x', y1: 'low', y2: 'high', stroke: INK, strokeWidth: 1.2, className: 'observed' }),
    dot(points, { x: 'x', y: 'y', symbol: 'diamond', r: 4, fill: PAPER, stroke: INK, strokeWidth: 1.4 }),
  ]
}

export const observedEntry = ({ label }: ObservedPoints): LegendEntry => ({
  label,
  kind: 'line',
  symbol: 'diamond',
  color: INK,
})
