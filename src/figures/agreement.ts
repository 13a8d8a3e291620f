import { axisFx, axisX, axisY, dot, frame, gridX, gridY, line } from '@observablehq/plot'
import { axisScale } from './axisScale.ts'
import type { SvgDocument, SvgElement } from './dom.ts'
import { drawPlot } from './drawPlot.ts'
import { FONT_PX, LABEL_PX, widthOf } from './figureKind.ts'
import { FAINT_INK, PAPER, seriesScales, seriesStyle } from './palette.ts'
import { roomyTicks, X_LABEL_PX } from './xyPlot.ts'

/** One thing, measured and predicted; both above 0. */
export interface Agreement {
  readonly panel: string
  readonly series: string
  readonly measured: number
  readonly predicted: number
}

export interface AgreementOptions {
  readonly title: string
  readonly subtitle?: string
  /** What was measured, with its unit. */
  readonly label: string
  /** Width of the picture in pixels, 300 to 2,000. */
  readonly widthPx?: number
}

const AGREEMENT_WIDTH_PX = 640
const MARGIN_PX = { left: 52, right: 16, top: 24, bottom: 40 }
/** Always logarithmic: it is ratios that are compared. */
const LOG_FROM = 1

/**
 * Draws predicted against measured on the same axes, a column a panel, with the line on which both are equal.
 * @throws RangeError for no points, one that is not above 0, or a width out of range
 */
export function drawAgreement(
  points: readonly Agreement[],
  options: AgreementOptions,
  document: SvgDocument,
): SvgElement {
  const { title, subtitle, label } = options
  if (!points.every(({ measured, predicted }) => measured > 0 && predicted > 0) || points.length === 0)
    throw new RangeError('points to compare: expected at least one, and numbers above 0 only')
  const [panels, series] = (['panel', 'series'] as const).map((key) => [
    ...new Set(points.map((point) => point[key])),
  ]) as [string[], string[]]
  const scale = axisScale(
    points.flatMap(({ measured, predicted }) => [measured, predicted]),
    LOG_FROM,
  )
  const widthPx = widthOf(options, AGREEMENT_WIDTH_PX)
  const panelPx = (widthPx - MARGIN_PX.left - MARGIN_PX.right) / panels.length
  const ticks = roomyTicks(scale, 5, panelPx)
  const equal = scale.domain.map((value) => ({ measured: value, predicted: value }))
  const axis = { ticks, tickSize: 3, fontSize: LABEL_PX, tickFormat: String, labelArrow: 'none' } as const
  return drawPlot(
    {
      header: {
        title,
        ...(subtitle !== undefined && { subtitle }),
        legend: [
          ...series.map((name, index) => ({ label: name, kind: 'line' as const, ...seriesStyle(index) })),
          { label: 'equal', kind: 'dashes', color: FAINT_INK },
        ],
      },
      description: `Predicted against measured ${label}: ${panels.join(', ')}; ${series.join(', ')}.`,
      widthPx,
      heightPx: Math.round(0.92 * panelPx) + MARGIN_PX.top + MARGIN_PX.bottom,
      fontPx: FONT_PX,
      labelPx: LABEL_PX,
      plot: {
        marginTop: MARGIN_PX.top,
        marginBottom: MARGIN_PX.bottom,
        marginLeft: MARGIN_PX.left,
        marginRight: MARGIN_PX.right,
        x: { ...scale, axis: null },
        y: { ...scale, axis: null },
        fx: { domain: panels, padding: 0.08, axis: null },
        ...seriesScales(series),
        marks: [
          frame({ stroke: FAINT_INK, strokeWidth: 0.6, strokeOpacity: 0.5 }),
          gridX({ ticks, stroke: FAINT_INK, strokeOpacity: 0.15 }),
          gridY({ ticks, stroke: FAINT_INK, strokeOpacity: 0.15 }),
          line(equal, { x: 'measured', y: 'predicted', stroke: FAINT_INK, strokeDasharray: '4,3' }),
          dot(points, {
            ...{ fx: 'panel', x: 'measured', y: 'predicted', symbol: 'series', r: 3 },
            ...{ fill: 'series', fillOpacity: 0.85, stroke: PAPER, strokeWidth: 0.5 },
          }),
          axisX({ ...axis, label: `measured ${label}`, labelAnchor: 'center', labelOffset: X_LABEL_PX }),
          axisY({ ...axis, label: `predicted ${label}`, labelAnchor: 'center', labelOffset: 44 }),
          axisFx({ label: null, anchor: 'top', fontSize: LABEL_PX }),
        ],
      },
    },
    document,
  )
}
