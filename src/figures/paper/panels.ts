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
import { type Panels, rowScales } from './panelData.ts'
import { barMarks, frameMarks, lineMarks, seriesDash } from './panelMarks.ts'
import { PAPER_CAPTION_LINES_MAX, PAPER_WIDTH_PX, type PaperLook, type PaperPoint } from './paperFigure.ts'

/** Height of a panel in one of several rows, and of one that has none beside it. */
const ROW_PX = 100
const ONLY_ROW_PX = 170
/** Between two rows, where the second one's name stands. */
const GAP_PX = 30
const MARGIN_RIGHT_PX = 12
/** For the name of the y axis, which stands upright. */
const Y_LABEL_PX = 16

/** Draws the panels: simulated as lines or bars, measured as points with intervals. Throws RangeError for a width out of range. */
export function drawPanels(panels: Panels, look: PaperLook, document: SvgDocument): string {
  const { title, subtitle, points, kind } = panels
  const widthPx = widthOf(look, PAPER_WIDTH_PX)
  const grid = gridOf(points)
  const { rows, columns, series } = grid
  const { bodyPx, ...layout } = layOut(panels, grid, widthPx)
  const svg = drawPlot(
    {
      header: {
        title,
        subtitle: `${howToRead(panels)}\n${subtitle}`,
        subtitleLinesMax: PAPER_CAPTION_LINES_MAX,
        legend: legendOf(series, panels, widthPx),
      },
      description: `${title}: ${rows.join(', ')}; ${columns.join(', ')}; ${series.join(', ')}.`,
      widthPx,
      heightPx: layout.marginTop + bodyPx + layout.marginBottom,
      fontPx: FONT_PX,
      labelPx: LABEL_PX,
      plot: {
        ...layout,
        x: { domain: kind === 'lines' ? [0.7, 5.3] : [-0.6, series.length - 0.4], axis: null },
        y: { domain: [0, 1], axis: null },
        fx: { domain: columns, padding: 0.08, axis: null },
        ...seriesScales(series),
      },
    },
    document,
  )
  return svgText(inTheme(svg, look.theme ?? 'light'))
}

/** The names of rows, columns and series, in the order in which they come. */
interface Grid {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly series: readonly string[]
}

function gridOf(points: readonly PaperPoint[]): Grid {
  const names = (key: 'row' | 'column' | 'series') => [...new Set(points.map((point) => point[key]))]
  return { rows: names('row'), columns: names('column'), series: names('series') }
}

/** Options of Plot that follow from the rows: margins, where panels stand, what is drawn; and their height in all. */
function layOut(panels: Panels, { rows, columns, series }: Grid, widthPx: number) {
  const { points, kind, law } = panels
  const scales = rowScales(panels, rows)
  const ticks = [...scales.values()].flatMap((scale) => scale.ticks)
  const marginLeft = Math.ceil(12 + Y_LABEL_PX + Math.max(...ticks.map(({ label }) => textWidthPx(label, LABEL_PX))))
  const [rowPx, gapPx] = rows.length > 1 ? [ROW_PX, GAP_PX] : [ONLY_ROW_PX, 0]
  const frame = {
    insidePx: widthPx - marginLeft - MARGIN_RIGHT_PX,
    yLabel: { text: panels.yLabel, leftPx: marginLeft - 10, roomPx: rowPx },
    xLabelPx: kind === 'lines' ? X_LABEL_PX : null,
  }
  const marks =
    kind === 'lines' ? lineMarks(points, series, scales, law?.curve ?? []) : barMarks(points, series, scales)
  return {
    marginTop: 40,
    marginBottom: kind === 'lines' ? 38 : 12,
    marginLeft,
    marginRight: MARGIN_RIGHT_PX,
    fy: { domain: rows, paddingInner: gapPx / (rowPx + gapPx), paddingOuter: 0, axis: null },
    marks: [...frameMarks(columns, scales, frame), ...marks],
    bodyPx: rows.length * rowPx + (rows.length - 1) * gapPx,
  }
}

function howToRead({ points, kind }: Panels): string {
  const measured = points.some((point) => point.measured !== null)
  return `${kind}: simulated, ${measured ? 'points: measured, ' : 'nothing measured, '}with 95\u00a0%\u00a0t\u00a0intervals`
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
