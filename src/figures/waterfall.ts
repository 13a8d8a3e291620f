import { axisX, axisY, barX, gridX, type Markish, ruleX, text } from '@observablehq/plot'
import { captionOf } from './caption.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import { FAINT_INK, INK, PAPER } from './palette.ts'
import { aloneLines, runLines } from './runLines.ts'
import type { SweepPoint } from './sweepSummary.ts'
import { clipText, textWidthPx } from './textWidth.ts'
import { inTheme } from './theme.ts'
import { type LabelledBar, type Panel, type WaterfallData, waterfallData } from './waterfallData.ts'
import { X_LABEL_PX } from './xyPlot.ts'

const ROW_PX = 15
/** The row at the top of each panel, where its name stands. */
const HEAD = ''
/** From the right end of a bar to its value. */
const VALUE_DX = 4
/** So wide a figure has its panels in two columns. */
const TWO_COLUMNS_PX = 600
const BOTTOM_PX = 38
const PADDING_PX = 8

/** Where the panels stand: side by side, then below, with room for the values at the right of each. */
interface Layout {
  readonly columns: number
  readonly lines: number
  readonly leftPx: number
  readonly valuePx: number
  /** Width from the left end of the axis to the right one. */
  readonly panelPx: number
}

/** A bar in its panel. */
interface PlacedBar extends LabelledBar {
  readonly column: number
  readonly line: number
}

/** Where the speedup went: from one for each agent down to the one that was seen, by the categories of the ledger. */
export const waterfall: FigureKind = {
  name: 'waterfall',
  title: 'Where the speedup went',
  needs: (summary, options = {}) => reasonAgainst(() => waterfallData(summary, options)),
  shows: (summary, options = {}) => waterfallData(summary, options).shows,
  draw(summary, options, document) {
    const widthPx = widthOf(options)
    const data = waterfallData(summary, options)
    const { panels, rows, drawn, shows } = data
    const layout = layOut(data, widthPx)
    const { columns, lines, leftPx, valuePx, panelPx } = layout
    const gap = columns > 1 ? valuePx / (panelPx + valuePx) : 0
    const bars = panels.flatMap(({ bars }, index) => bars.map((bar) => ({ ...bar, ...placeOf(index, layout) })))
    const svg = drawPlot(
      {
        header: {
          title: options.title ?? waterfall.title,
          subtitle: captionOf(whatOf(drawn), summary, drawn, shows, 'team.size'),
          legend: [],
        },
        description: panels.map(inNumbers).join(' '),
        widthPx,
        heightPx: lines * (rows.length + 1) * ROW_PX + BOTTOM_PX,
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          marginTop: 0,
          marginBottom: BOTTOM_PX,
          marginLeft: leftPx,
          marginRight: valuePx,
          x: { domain: domainOf(bars), axis: null },
          y: { domain: [HEAD, ...rows], axis: null, padding: 0.15 },
          fx: { domain: [...Array(columns).keys()], axis: null, paddingOuter: 0, paddingInner: gap },
          fy: { domain: [...Array(lines).keys()], axis: null, padding: 0 },
          marks: marksOf(bars, panels, layout),
        },
      },
      document,
    )
    return inTheme(svg, options.theme ?? 'light')
  },
}

/** What is to be seen, and which runs the means are over. */
const whatOf = (drawn: readonly SweepPoint[]): string =>
  [
    'from one for each agent to what is left',
    ...runLines(drawn, 'means over completed runs'),
    ...aloneLines(drawn),
  ].join('\n')

function layOut({ panels, rows }: WaterfallData, widthPx: number): Layout {
  const columns = widthPx >= TWO_COLUMNS_PX && panels.length > 1 ? 2 : 1
  const values = panels.flatMap(({ bars }) => bars.map(({ value }) => textWidthPx(value, LABEL_PX)))
  const leftPx = 12 + Math.max(...rows.map((row) => textWidthPx(row, LABEL_PX)))
  const valuePx = VALUE_DX + PADDING_PX + Math.max(...values)
  const panelPx = (widthPx - leftPx - columns * valuePx) / columns
  return { columns, lines: Math.ceil(panels.length / columns), leftPx, valuePx, panelPx }
}

const placeOf = (index: number, { columns }: Layout): { column: number; line: number } => ({
  column: index % columns,
  line: Math.floor(index / columns),
})

const domainOf = (bars: readonly PlacedBar[]): [number, number] => [
  Math.min(0, ...bars.map(({ to }) => to)),
  Math.max(...bars.map(({ from, to }) => Math.max(from, to))),
]

function marksOf(bars: readonly PlacedBar[], panels: readonly Panel[], layout: Layout): Markish[] {
  const place = { fx: 'column', fy: 'line', y: 'row' } as const
  const right = (bar: PlacedBar) => Math.max(bar.from, bar.to)
  return [
    gridX({ ticks: 5, strokeOpacity: 0.12 }),
    ruleX([0], { stroke: FAINT_INK, strokeWidth: 0.7 }),
    barX(bars, { ...place, x1: 'from', x2: 'to', fill: 'color', stroke: FAINT_INK, strokeWidth: 0.6 }),
    text(bars, { ...place, x: right, text: 'value', textAnchor: 'start', dx: VALUE_DX, className: 'value' }),
    ...panels.map((panel, index) => nameMark(panel, index, layout)),
    axisY({ label: null, tickSize: 0, tickPadding: 6 }),
    axisX({
      label: 'speedup',
      labelAnchor: 'center',
      labelOffset: X_LABEL_PX,
      labelArrow: 'none',
      ticks: 5,
      tickSize: 3,
    }),
  ]
}

/** A panel's name, from the left edge of the figure or of its column; the size is never clipped. */
function nameMark({ settings, agents }: Panel, index: number, layout: Layout): Markish {
  const place = placeOf(index, layout)
  const startPx = place.column === 0 ? PADDING_PX - layout.leftPx : 0
  const boldPx = LABEL_PX * 1.1 // bold is wider
  const roomPx = layout.panelPx + layout.valuePx - startPx - PADDING_PX - textWidthPx(`, ${agents}`, boldPx)
  const name = settings ? `${clipText(settings, roomPx, boldPx)}, ${agents}` : agents
  return text([{ ...place, name }], {
    fx: 'column',
    fy: 'line',
    y: () => HEAD,
    text: 'name',
    frameAnchor: 'left',
    dx: startPx,
    dy: 1,
    fontWeight: 'bold',
    stroke: PAPER,
    strokeWidth: 4,
    fill: INK,
    className: 'panel',
  })
}

function inNumbers({ settings, agents, bars }: Panel): string {
  const steps = bars.map(({ row, value }) => `${row} ${value}`)
  return `${settings && `${settings}, `}${agents}: ${steps.join(', ')}.`
}
