import { axisX, axisY, barX, gridX, type Markish, ruleX, text } from '@observablehq/plot'
import { type CategoryName, categories } from '../team/index.ts'
import { chosenPoints, designName, differing, seriesAlong } from './designs.ts'
import { drawPlot } from './drawPlot.ts'
import { type FigureKind, type FigureOptions, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import { categoryColors, FAINT_INK, INK, inWords, PAPER } from './palette.ts'
import { svgText } from './svg.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'
import { clipText, textWidthPx } from './textWidth.ts'
import { inTheme } from './theme.ts'
import { type WaterfallBar, waterfallBars } from './waterfallBars.ts'

const PANELS_MAX = 6
const ROW_PX = 17
/** The row at the top of each panel, where its name stands. */
const HEAD = ''

/** A bar in its panel, with what is written at it. */
interface PlacedBar extends WaterfallBar {
  readonly panel: string
  readonly row: string
  readonly color: string
  readonly value: string
}

/** Where the speedup went: from one for each agent down to the one that was seen, by the categories of the ledger. */
export const waterfall: FigureKind = {
  name: 'waterfall',
  title: 'Where the speedup went',
  needs: (summary, options = {}) => reasonAgainst(() => waterfallData(summary, options)),
  draw(summary, options, document) {
    const widthPx = widthOf(options)
    const bars = waterfallData(summary, options)
    const panels = [...new Set(bars.map(({ panel }) => panel))]
    const rows = rowsOf(bars)
    const marginLeft = 12 + Math.max(...rows.map((row) => textWidthPx(row, LABEL_PX)))
    const title = options.title ?? waterfall.title
    const svg = drawPlot(
      {
        header: { title, subtitle: subtitleOf(summary, options), legend: [] },
        description: descriptionOf(bars, panels),
        widthPx,
        heightPx: panels.length * rows.length * ROW_PX + 40,
        fontPx: FONT_PX,
        labelPx: LABEL_PX,
        plot: {
          marginTop: 0,
          marginBottom: 40,
          marginLeft,
          marginRight: 14,
          x: { domain: domainOf(bars), axis: null },
          y: { domain: rows, axis: null, padding: 0.15 },
          fy: { domain: panels, axis: null, padding: 0 },
          marks: barMarks(bars, panels, 8 - marginLeft),
        },
      },
      document,
    )
    return svgText(inTheme(svg, options.theme ?? 'light'))
  },
}

/** The bars to draw, panel by panel; those of no length are left out. */
function waterfallData(summary: SweepSummary, options: FigureOptions): PlacedBar[] {
  const points = chosenPoints(summary, options.points ?? largest(summary).slice(0, PANELS_MAX))
  if (points.length === 0) throw new RangeError('the sweep has no point of more than one agent with a known speedup')
  if (points.length > PANELS_MAX) {
    throw new RangeError(`${points.length} points chosen, expected at most ${PANELS_MAX}: one panel each`)
  }
  const paths = differing(
    points,
    summary.vary.map(({ path }) => path),
  )
  return points.flatMap((point) => {
    const panel = panelName(point, paths, widthOf(options))
    return waterfallBars(point)
      .filter(({ step, from, to }) => step === 'ideal' || step === 'speedup' || from !== to)
      .map((bar) => ({ ...bar, panel, ...lookOf(bar) }))
  })
}

/** Says what is to be seen, and what is not. */
function subtitleOf(summary: SweepSummary, { points }: FigureOptions): string {
  const count = points ? 0 : largest(summary).length
  return count > PANELS_MAX ? `the first ${PANELS_MAX} of ${count} designs` : 'from one for each agent to what is left'
}

/** The largest team of each way of coordinating of which a speedup is known. */
function largest(summary: SweepSummary): number[] {
  const known = summary.points.filter(({ size, metrics }) => size > 1 && (metrics.speedup?.mean ?? null) !== null)
  return seriesAlong(known, summary, 'team.size', '').map(
    ({ points }) => points.reduce((best, point) => (point.size > best.size ? point : best)).index,
  )
}

/** "preassigned, 8 agents": the settings clipped, so that the size is always there. */
function panelName(point: SweepPoint, paths: readonly string[], widthPx: number): string {
  const others = designName(
    point,
    paths.filter((path) => path !== 'team.size'),
  )
  const agents = `${point.size} agent${point.size === 1 ? '' : 's'}`
  // Bold is wider.
  const clipped = clipText(others, widthPx - 24 - textWidthPx(agents, LABEL_PX * 1.1), LABEL_PX * 1.1)
  return others ? `${clipped}, ${agents}` : agents
}

function lookOf({ step, from, to }: WaterfallBar): { row: string; color: string; value: string } {
  if (step === 'ideal') return { row: 'ideal', color: FAINT_INK, value: short(to) }
  if (step === 'speedup') return { row: 'speedup', color: INK, value: short(to) }
  const sign = to > from ? '+' : '−'
  const value = Math.abs(to - from) < 0.005 ? '≈ 0' : `${sign}${short(Math.abs(to - from))}`
  return { row: inWords(step), color: categoryColors[step], value }
}

const short = (value: number): string => value.toFixed(2)

/** The rows that any panel has, in the order of the ledger. */
function rowsOf(bars: readonly PlacedBar[]): string[] {
  const present = new Set(bars.map(({ step }) => step))
  const taken = categories.filter((step: CategoryName) => present.has(step))
  return [HEAD, 'ideal', ...taken.map(inWords), 'speedup']
}

const domainOf = (bars: readonly PlacedBar[]): [number, number] => [
  Math.min(0, ...bars.map(({ to }) => to)),
  // Room for the value at the right of the longest bar.
  Math.max(...bars.map(({ from, to }) => Math.max(from, to))) * 1.16,
]

function barMarks(bars: readonly PlacedBar[], panels: readonly string[], nameDx: number): Markish[] {
  const place = { fy: 'panel', y: 'row' } as const
  const head = {
    frameAnchor: 'left',
    dx: nameDx,
    dy: 1,
    fontWeight: 'bold',
    stroke: PAPER,
    strokeWidth: 4,
    fill: INK,
    className: 'panel',
  } as const
  const right = (bar: PlacedBar) => Math.max(bar.from, bar.to)
  return [
    gridX({ ticks: 5, strokeOpacity: 0.12 }),
    ruleX([0], { stroke: FAINT_INK, strokeWidth: 0.7 }),
    barX(bars, { ...place, x1: 'from', x2: 'to', fill: 'color', stroke: FAINT_INK, strokeWidth: 0.6 }),
    text(bars, { ...place, x: right, text: 'value', textAnchor: 'start', dx: 4, className: 'value' }),
    text(panels, { fy: (panel) => panel, y: () => HEAD, text: (panel) => panel, ...head }),
    axisY({ label: null, tickSize: 0, tickPadding: 6 }),
    axisX({ label: 'speedup', labelAnchor: 'center', labelArrow: 'none', ticks: 5, tickSize: 3 }),
  ]
}

const descriptionOf = (bars: readonly PlacedBar[], panels: readonly string[]): string =>
  panels
    .map((panel) => {
      const own = bars.filter((bar) => bar.panel === panel)
      return `${panel}: ${own.map(({ row, value }) => `${row} ${value}`).join(', ')}.`
    })
    .join(' ')
