import { dot, type Markish, ruleX, text } from '@observablehq/plot'
import { type AxisScale, position } from './axisScale.ts'
import { INK, PAPER } from './palette.ts'

/** A point of a figure that is pointed out, by its index, with a word or two to stand beside it. */
export interface MarkedPoint {
  readonly index: number
  readonly label: string
}

/** A rule through a place on the x axis, its label at the top, on the side where there is more room. */
export function markedRule(at: { readonly x: number; readonly label: string }, x: AxisScale): Markish[] {
  const side = position(x, at.x) > 0.5 ? -1 : 1
  const place = { textAnchor: side < 0 ? 'end' : 'start', dx: 5 * side, dy: 4 } as const
  const halo = { fill: INK, stroke: PAPER, strokeWidth: 3 }
  return [
    ruleX([at], { x: 'x', stroke: INK, strokeDasharray: '2,3', className: 'marked' }),
    text([at], { x: 'x', text: 'label', frameAnchor: 'top', ...place, ...halo }),
  ]
}

/** A ring around a point. */
export const markedRing = (at: { readonly x: number; readonly y: number }): Markish =>
  dot([at], { x: 'x', y: 'y', r: 7, stroke: INK, strokeWidth: 1.5, className: 'marked' })
