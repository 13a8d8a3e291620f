import { axisX, axisY, frame, gridX, gridY, type Markish } from '@observablehq/plot'
import { type AxisScale, position, ticksOf, tickText } from './axisScale.ts'
import { LABEL_PX } from './figureKind.ts'
import { FAINT_INK, seriesScales } from './palette.ts'
import { textWidthPx } from './textWidth.ts'

/** An axis of a plot of one value against another. */
export interface Axis {
  readonly scale: AxisScale
  readonly ticks: readonly number[]
  readonly label: string | null
}

const TICK_GAP_PX = 4
/** From an x axis down to its label, which leaves room for what hangs below the line of letters. */
export const X_LABEL_PX = 32

/** Height of such a plot with its margins in a column, in pixels. */
export const COLUMN_PLOT_PX = 230

/** The same for any width: half of it, within what suits a column and a page. */
export const xyPlotPx = (widthPx: number): number => Math.round(Math.min(420, Math.max(COLUMN_PLOT_PX, widthPx / 2)))

/** What is left free around it: room for the numbers at the axes, however long. */
export function xyMargin(xTicks: readonly number[], yTicks: readonly number[]) {
  const widest = (ticks: readonly number[]) =>
    Math.max(0, ...ticks.map((tick) => textWidthPx(tickText(tick), LABEL_PX)))
  return {
    left: Math.ceil(Math.max(46, 24 + widest(yTicks))),
    right: Math.ceil(Math.max(14, 2 + widest(xTicks.slice(-1)) / 2)),
    top: 8,
    bottom: 38,
  }
}

/** Whether the numbers at these ticks, ascending, stand apart on an axis of `insidePx` pixels. */
export function haveRoom(scale: AxisScale, ticks: readonly number[], insidePx: number): boolean {
  const ends = ticks.map((tick) => {
    const [middle, half] = [position(scale, tick) * insidePx, textWidthPx(tickText(tick), LABEL_PX) / 2]
    return [middle - half, middle + half] as const
  })
  return ends.every(([low], index) => index === 0 || ends[index - 1]![1] + TICK_GAP_PX <= low)
}

/** Round ticks that stand apart, about `count` or fewer. */
export function roomyTicks(scale: AxisScale, count: number, insidePx: number): number[] {
  const ticks = ticksOf(scale, count)
  return count === 1 || haveRoom(scale, ticks, insidePx) ? ticks : roomyTicks(scale, count - 1, insidePx)
}

/** Options of Plot that those have in common: margins, scales, the look of the series. */
export function xyPlot(x: Axis, y: Axis, series: readonly string[]) {
  const { left, right, top, bottom } = xyMargin(x.ticks, y.ticks)
  return {
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
    x: { ...x.scale, axis: null },
    y: { ...y.scale, axis: null },
    ...seriesScales(series),
  }
}

/** A frame, the axes, and lines across at the ticks of y, with `grid` both also at those of x. */
export function xyAxes(x: Axis, y: Axis, grid: 'y' | 'both'): Markish[] {
  const centred = { labelAnchor: 'center', labelArrow: 'none', tickSize: 3, text: tickText } as const
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    ...(grid === 'both' ? [gridX(x.ticks, { strokeOpacity: 0.12 })] : []),
    gridY(y.ticks, { strokeOpacity: 0.12 }),
    axisX(x.ticks, { label: x.label, labelOffset: X_LABEL_PX, ...centred }),
    axisY(y.ticks, { label: y.label, ...centred }),
  ]
}
