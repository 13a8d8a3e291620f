import { link, type Markish, text } from '@observablehq/plot'
import { position, valueAt } from './axisScale.ts'
import { LABEL_PX } from './figureKind.ts'
import { FAINT_INK, INK, PAPER } from './palette.ts'
import type { Design, ParetoData } from './paretoData.ts'
import { placeLabels } from './placeLabels.ts'
import { clipText } from './textWidth.ts'
import { xyMargin, xyPlotPx } from './xyPlot.ts'

/** What is written beside a design: its middle, in pixels from the point and in the units of the axes. */
export interface DesignLabel {
  readonly design: Design
  readonly text: string
  readonly dx: number
  readonly dy: number
  /** Whether a line ties it to its point. */
  readonly far: boolean
  readonly toX: number
  readonly toY: number
}

/** What stands beside a design, if anything does: "7", "7, recommended". */
const wordsOf = ({ label, marked }: Design): string => [label, marked].filter(Boolean).join(', ')

/** The designs that have a label before all others: those on the front, and the one that is pointed out. */
export function namedIn({ designs, front, number }: ParetoData): Design[] {
  const marked = designs.filter((design) => design.marked !== null)
  // Whole names cover each other: where a design is pointed out, it alone has one.
  const named = number === null && marked.length > 0 ? marked : [...new Set([...marked, ...front])]
  return named.filter(wordsOf)
}

/** Those named first, then, where labels are mere numbers, all others. */
function wishedFor(data: ParetoData): Design[] {
  const named = namedIn(data)
  return data.number === null ? named : [...new Set([...named, ...data.designs])]
}

/** The labels that have room. */
export function labelsOf(data: ParetoData, widthPx: number): DesignLabel[] {
  const { designs, x, y } = data
  const { left, right, top, bottom } = xyMargin(x.ticks, y.ticks)
  const insidePx = widthPx - left - right
  const heightPx = xyPlotPx(widthPx) - top - bottom
  const at = (design: Design) => ({
    design,
    text: clipText(wordsOf(design), insidePx * 0.75, LABEL_PX),
    x: position(x.scale, design.x) * insidePx,
    y: (1 - position(y.scale, design.y)) * heightPx,
  })
  const box = { left: 0, right: insidePx, top: 0, bottom: heightPx }
  const placed = placeLabels(wishedFor(data).map(at), designs.map(at), box, LABEL_PX)
  return placed.map(({ wish, dx, dy, far }) => ({
    ...wish,
    far,
    dx,
    dy,
    toX: valueAt(x.scale, (wish.x + dx) / insidePx),
    toY: valueAt(y.scale, 1 - (wish.y + dy) / heightPx),
  }))
}

/** The labels, and lines to those that are not beside their points. */
export function labelMarks(labels: readonly DesignLabel[]): Markish[] {
  const far = labels.filter((label) => label.far)
  const leaders = far.map(({ design, toX, toY }) => ({ ...design, toX, toY }))
  const look = { fill: INK, stroke: PAPER, strokeWidth: 3 }
  return [
    link(leaders, { x1: 'x', y1: 'y', x2: 'toX', y2: 'toY', stroke: FAINT_INK, strokeWidth: 0.7 }),
    ...labels.map(({ design, text: words, dx, dy }) =>
      text([design], { x: 'x', y: 'y', text: () => words, dx, dy, ...look }),
    ),
  ]
}
