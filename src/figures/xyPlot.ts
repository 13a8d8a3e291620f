import type { AxisScale } from './axisScale.ts'
import { seriesScales } from './palette.ts'

/** Height of a plot of one value against another, and what is left free around it, in pixels. */
export const XY_PLOT_PX = 230
export const XY_MARGIN = { left: 52, right: 14, top: 8, bottom: 38 }

/** Options of Plot that those have in common: margins, scales, the look of the series. */
export const xyPlot = (x: AxisScale, y: AxisScale, series: readonly string[]) => ({
  marginTop: XY_MARGIN.top,
  marginBottom: XY_MARGIN.bottom,
  marginLeft: XY_MARGIN.left,
  marginRight: XY_MARGIN.right,
  x: { ...x, axis: null },
  y: { ...y, axis: null },
  ...seriesScales(series),
})
