import type { SvgDocument } from '../dom.ts'
import { drawPlot } from '../drawPlot.ts'
import { FONT_PX, LABEL_PX, widthOf } from '../figureKind.ts'
import type { LegendEntry } from '../header.ts'
import { legendLabel } from '../legendLabel.ts'
import { FAINT_INK, seriesScales, seriesStyle } from '../palette.ts'
import { svgText } from '../svg.ts'
import { textWidthPx } from '../textWidth.ts'
import { inTheme } from '../theme.ts'
import { X_LABEL_PX } from '../xyPlot.ts'
import { barMarks, type CurvePoint, frameMarks, lineMarks, rowScales, seriesDash } from './panelMarks.ts'
import { PAPER_WIDTH_PX, type PaperLook, type PaperPoint } from './paperFigure.ts'

/** A figure in small multiples: rows and columns of panels, each row with a y axis of its own. */
export interface Panels {
  readonly title: string
  /** What the numbers are means over, under the title. */
  readonly subtitle: string
  readonly points: readonly PaperPoint[]
  /** Lines against the number of agents; or a bar for each series. */
  readonly kind: 'lines' | 'bars'
  /** Whether numbers may lie below 0; intervals are cut there when not. */
  readonly signed?: boolean
  /** A law to hold all rows against, by column. */
  readonly law?: { readonly label: string; readonly curve: readonly CurvePoint[] }
}

const ROW_PX = 100
/** Between two rows, where the second one's name stands. */
const GAP_PX = 30
const MARGIN = { top: 40, right: 12, bottom: 38 } as const

/** Draws the panels: simulated as lines or bars, measured as points with intervals. Throws RangeError for a width out of range. */
export function drawPanels(panels: Panels, look: PaperLook, document: SvgDocument): string {
  const { title, subtitle, points, kind, law } = panels
  const widthPx = widthOf(look, PAPER_WIDTH_PX)
  const [rows, columns, series] = (['row', 'column', 'series'] as const).map((key) => [
    ...new Set(points.map((point) => point[key])),
  ]) as [string[], string[], string[]]
  const scales = rowScales(panels, rows)
  const widestPx = Math.max(
    ...[...scales.values()].flatMap(({ ticks }) => ticks.map(({ label }) => textWidthPx(label, LABEL_PX))),
  )
  const bottom = kind === 'lines' ? MARGIN.bottom : 12
  const marks =
    kind === 'lines' ? lineMarks(points, series, scales, law?.curve ?? []) : barMarks(points, series, scales)
  const svg = drawPlot(
    {
      header: {
        title,
        subtitle: [howToRead(points, kind), subtitle].join('\n'),
        legend: legendOf(series, panels, widthPx),
      },
      description: `${title}: ${rows.join(', ')}; ${columns.join(', ')}; ${series.join(', ')}.`,
      widthPx,
      heightPx: MARGIN.top + rows.length * ROW_PX + (rows.length - 1) * GAP_PX + bottom,
      fontPx: FONT_PX,
      labelPx: LABEL_PX,
      plot: {
        marginTop: MARGIN.top,
        marginBottom: bottom,
        marginLeft: Math.ceil(12 + widestPx),
        marginRight: MARGIN.right,
        x: { domain: kind === 'lines' ? [0.7, 5.3] : [-0.6, series.length - 0.4], axis: null },
        y: { domain: [0, 1], axis: null },
        fx: { domain: columns, padding: 0.08, axis: null },
        fy: { domain: rows, paddingInner: GAP_PX / (ROW_PX + GAP_PX), paddingOuter: 0, axis: null },
        ...seriesScales(series),
        marks: [...frameMarks(columns, scales, kind === 'lines' ? X_LABEL_PX : null), ...marks],
      },
    },
    document,
  )
  return svgText(inTheme(svg, look.theme ?? 'light'))
}

function howToRead(points: readonly PaperPoint[], kind: Panels['kind']): string {
  const measured = points.some((point) => point.measured !== null)
  return `${kind}: simulated${measured ? '; points: measured, 95 % intervals' : '; nothing measured'}`
}

function legendOf(series: readonly string[], { kind, law }: Panels, widthPx: number): LegendEntry[] {
  const entries = series.map((name, index): LegendEntry => {
    const { color, symbol } = seriesStyle(index)
    const label = legendLabel(name, widthPx)
    if (kind === 'bars') return { label, kind: 'box', color }
    return { label, kind: 'line', color, symbol, dash: seriesDash(index) }
  })
  return law ? [...entries, { label: law.label, kind: 'dashes', color: FAINT_INK }] : entries
}
