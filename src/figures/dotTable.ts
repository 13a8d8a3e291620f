import { axisFx, axisX, axisY, dot, frame, gridX, type Markish, ruleX } from '@observablehq/plot'
import type { SvgDocument, SvgElement } from './dom.ts'
import { drawPlot } from './drawPlot.ts'
import { FONT_PX, LABEL_PX, widthOf } from './figureKind.ts'
import { FAINT_INK, PAPER, seriesScales, seriesStyle } from './palette.ts'
import { textWidthPx } from './textWidth.ts'

/** A dot in a row of a panel. */
export interface TableDot {
  readonly panel: string
  readonly row: string
  readonly series: string
  readonly value: number
}

export interface DotTableOptions {
  readonly title: string
  readonly subtitle?: string
  /** What the values are. */
  readonly label: string
  /** Ends of the axis: values beyond stand at them, hollow. */
  readonly domain: readonly [low: number, high: number]
  readonly ticks: readonly number[]
  /** A value to compare with, if any: a line. */
  readonly reference?: number
  /** Width of the picture in pixels, 300 to 2,000. */
  readonly widthPx?: number
}

const DOT_TABLE_WIDTH_PX = 720
const ROW_PX = 17

/**
 * Draws numbers side by side: a column a panel, a line a row, a mark a series, the first on top.
 * Names keep the order in which they come.
 * @throws RangeError for no dots, or a width out of range
 */
export function drawDotTable(dots: readonly TableDot[], options: DotTableOptions, document: SvgDocument): SvgElement {
  const { title, subtitle, label, domain } = options
  if (dots.length === 0) throw new RangeError('dots of a table: expected at least one, got none')
  const [panels, rows, series] = (['panel', 'row', 'series'] as const).map((key) => [
    ...new Set(dots.map((entry) => entry[key])),
  ]) as [string[], string[], string[]]
  return drawPlot(
    {
      header: {
        title,
        ...(subtitle !== undefined && { subtitle }),
        legend: series.map((name, index) => ({ label: name, kind: 'line', ...seriesStyle(index) })),
      },
      description: `${label} for ${rows.join(', ')}; ${panels.join(', ')}; ${series.join(', ')}.`,
      widthPx: widthOf(options, DOT_TABLE_WIDTH_PX),
      heightPx: 24 + rows.length * ROW_PX + 40,
      fontPx: FONT_PX,
      labelPx: LABEL_PX,
      plot: {
        marginTop: 24,
        marginBottom: 40,
        marginLeft: Math.ceil(14 + Math.max(...rows.map((row) => textWidthPx(row, LABEL_PX)))),
        marginRight: 14,
        x: { domain: [...domain], axis: null },
        y: { type: 'point', domain: rows, padding: 0.6, axis: null },
        fx: { domain: panels, padding: 0.1, axis: null },
        ...seriesScales(series),
        marks: [...frameMarks(options), ...dotMarks(dots.toReversed(), domain)],
      },
    },
    document,
  )
}

function frameMarks({ label, reference, ticks }: DotTableOptions): Markish[] {
  const ink = { stroke: FAINT_INK, strokeWidth: 0.6 }
  return [
    frame({ ...ink, strokeOpacity: 0.5 }),
    gridX({ ticks, stroke: FAINT_INK, strokeOpacity: 0.15 }),
    ...(reference === undefined ? [] : [ruleX([reference], { stroke: FAINT_INK, strokeDasharray: '4,3' })]),
    axisX({
      ticks,
      label,
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 32,
      tickSize: 3,
      fontSize: LABEL_PX,
    }),
    axisY({ label: null, tickSize: 0, fontSize: LABEL_PX }),
    axisFx({ label: null, anchor: 'top', fontSize: LABEL_PX }),
  ]
}

function dotMarks(dots: readonly TableDot[], [low, high]: readonly [number, number]): Markish[] {
  const isInside = ({ value }: TableDot) => low <= value && value <= high
  const x = ({ value }: TableDot) => Math.min(high, Math.max(low, value))
  const at = { fx: 'panel', x, y: 'row', symbol: 'series', r: 3.4 } as const
  return [
    dot(dots.filter(isInside), { ...at, fill: 'series', stroke: PAPER, strokeWidth: 0.5 }),
    dot(
      dots.filter((entry) => !isInside(entry)),
      { ...at, fill: PAPER, stroke: 'series', strokeWidth: 1.3 },
    ),
  ]
}
