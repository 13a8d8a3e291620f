import { axisX, axisY, frame, gridX, gridY, line, type Markish, type PlotOptions, plot } from '@observablehq/plot'
import { type AxisScale, axisScale, ticksOf, tickText, valueAt } from './axisScale.ts'
import { chosenPoints, designName, differing, metricLabel, seriesAlong } from './designs.ts'
import type { SvgDocument, SvgElement } from './dom.ts'
import { type FigureKind, type FigureOptions, FONT_PX, LABEL_PX, reasonAgainst, widthOf } from './figureKind.ts'
import { type LegendEntry, layOutHeader } from './header.ts'
import { legendLabel } from './legendLabel.ts'
import { FAINT_INK, seriesStyle } from './palette.ts'
import { countOf, cumulative, rebin } from './rebin.ts'
import { element, standalone, svgText } from './svg.ts'
import type { Bin, SweepPoint, SweepSummary } from './sweepSummary.ts'
import { inTheme } from './theme.ts'

const POINTS_MAX = 6
const HISTOGRAM_BARS = 18
const HISTOGRAM_PX = 118
const CUMULATIVE_PX = 150

/** What one metric's runs look like at each of the points. */
interface Column {
  readonly metric: 'makespan' | 'cost'
  readonly unit: string
  readonly x: AxisScale
  readonly series: readonly { readonly name: string; readonly bins: readonly Bin[] }[]
}

/** A vertex of a line of a series. */
interface Vertex {
  readonly series: string
  readonly x: number
  readonly share: number
}

/** How makespan and cost are spread over the runs: histograms above, cumulative shares below. */
export const distribution: FigureKind = {
  name: 'distribution',
  title: 'Spread over runs',
  needs: (summary, options = {}) => reasonAgainst(() => distributionData(summary, options)),
  draw(summary, options, document) {
    const columns = distributionData(summary, options)
    const names = [...new Set(columns.flatMap(({ series }) => series.map(({ name }) => name)))]
    const widthPx = widthOf(options)
    const title = options.title ?? distribution.title
    const subtitle = subtitleOf(summary, options)
    const legend = names.map(
      (label, index): LegendEntry => ({ label: legendLabel(label, widthPx), kind: 'box', color: colorOf(index) }),
    )
    const header = layOutHeader({ title, subtitle, legend }, widthPx, FONT_PX)
    const heightPx = header.heightPx + HISTOGRAM_PX + CUMULATIVE_PX
    const svg = element(document, 'svg', {
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${widthPx} ${heightPx}`,
      'text-anchor': 'middle',
    })
    svg.append(header.draw(document))
    columns.forEach((column, index) => {
      const left = Math.round((widthPx * index) / columns.length)
      const width = Math.round((widthPx * (index + 1)) / columns.length) - left
      const panels = [histogramPanel(column, names, width, document), cumulativePanel(column, names, width, document)]
      panels.forEach((panel, row) => {
        panel.setAttribute('x', String(left))
        panel.setAttribute('y', String(header.heightPx + row * HISTOGRAM_PX))
      })
      svg.append(...panels)
    })
    const description = `Histograms and cumulative shares of ${columns.map(({ metric }) => metric).join(' and ')} for ${names.join('; ')}.`
    return svgText(inTheme(standalone(svg, title, description, document), options.theme ?? 'light'))
  },
}

const colorOf = (index: number): string => seriesStyle(index).color

function distributionData(summary: SweepSummary, options: FigureOptions): Column[] {
  const points = chosenPoints(summary, options.points ?? outermost(summary).slice(0, POINTS_MAX))
  if (points.length > POINTS_MAX) {
    throw new RangeError(`${points.length} points chosen, of which at most ${POINTS_MAX} can be told apart`)
  }
  const paths = differing(
    points,
    summary.vary.map(({ path }) => path),
  )
  const nameOf = (point: SweepPoint) => designName(point, paths) || summary.scenario
  const columns = (['makespan', 'cost'] as const).flatMap((metric): Column[] => {
    const series = points
      .map((point) => ({ name: nameOf(point), bins: point.bins[metric].filter(([, , count]) => count > 0) }))
      .filter(({ bins }) => countOf(bins) > 0)
    const ends = series.flatMap(({ bins }) => [bins[0]![0], bins.at(-1)![1]])
    // Without prices every cost is 0.
    if (series.length === 0 || (metric === 'cost' && Math.max(...ends) === 0)) return []
    return [{ metric, unit: points[0]!.metrics[metric]!.unit, x: axisScale(ends), series }]
  })
  if (columns.length === 0) throw new RangeError('no point has a run that completed, and none has a cost')
  return columns
}

/** Says what is to be seen, and what is not. */
function subtitleOf(summary: SweepSummary, { points }: FigureOptions): string {
  const count = points ? 0 : outermost(summary).length
  return count > POINTS_MAX
    ? `the first ${POINTS_MAX} of ${count} designs`
    : 'makespan of completed runs, cost of all runs'
}

/** The smallest and the largest team of each combination of the other settings. */
function outermost(summary: SweepSummary): number[] {
  const series = seriesAlong(summary.points, summary, 'team.size', '')
  const indices = series.flatMap(({ points }) => {
    const bySize = [...points].sort((a, b) => a.size - b.size)
    return [bySize[0]!.index, bySize.at(-1)!.index]
  })
  return [...new Set(indices)]
}

function histogramPanel(column: Column, names: readonly string[], widthPx: number, document: SvgDocument): SvgElement {
  const { x, series } = column
  const edges = Array.from({ length: HISTOGRAM_BARS + 1 }, (_, edge) => valueAt(x, edge / HISTOGRAM_BARS))
  const [low, high] = x.domain
  const lines = series.flatMap(({ name, bins }) => {
    const bars = rebin(bins, edges)
    const tops = bars.flatMap(({ x1, x2, share }) => [vertex(name, x1, share), vertex(name, x2, share)])
    return [vertex(name, low, 0), ...tops, vertex(name, high, 0)]
  })
  const top = Math.max(...lines.map(({ share }) => share)) * 1.08
  const shape = { widthPx, heightPx: HISTOGRAM_PX, marginBottom: 24 }
  const panel = { lines, x, xLabel: null, y: linear(0, top), yLabel: 'share of runs' }
  return drawPanel(panel, names, shape, document)
}

function cumulativePanel(column: Column, names: readonly string[], widthPx: number, document: SvgDocument): SvgElement {
  const { metric, unit, x, series } = column
  const [low, high] = x.domain
  const lines = series.flatMap(({ name, bins }) => [
    vertex(name, low, 0),
    ...cumulative(bins).map((point) => vertex(name, point.x, point.share)),
    vertex(name, high, 1),
  ])
  const shape = { widthPx, heightPx: CUMULATIVE_PX, marginBottom: 38 }
  const panel = { lines, x, xLabel: metricLabel(metric, unit), y: linear(0, 1), yLabel: 'cumulative' }
  return drawPanel(panel, names, shape, document)
}

const vertex = (series: string, x: number, share: number): Vertex => ({ series, x, share })
const linear = (low: number, high: number): AxisScale => ({ type: 'linear', domain: [low, high] })

interface Panel {
  readonly lines: readonly Vertex[]
  readonly x: AxisScale
  readonly xLabel: string | null
  readonly y: AxisScale
  readonly yLabel: string
}

interface PanelShape {
  readonly widthPx: number
  readonly heightPx: number
  readonly marginBottom: number
}

/** A plot to stand inside a figure, whose colours and fonts it takes. */
function drawPanel(panel: Panel, names: readonly string[], shape: PanelShape, document: SvgDocument): SvgElement {
  const svg = plot({
    document: document as NonNullable<PlotOptions['document']>,
    width: shape.widthPx,
    height: shape.heightPx,
    marginTop: 8,
    marginBottom: shape.marginBottom,
    marginLeft: 50,
    marginRight: 12,
    x: { ...panel.x, axis: null },
    y: { ...panel.y, axis: null },
    color: { domain: names, range: names.map((_, index) => colorOf(index)) },
    marks: panelMarks(panel),
  }) as unknown as SvgElement
  svg.querySelector('style')?.remove()
  svg.setAttribute('font-family', 'inherit')
  svg.setAttribute('font-size', String(LABEL_PX))
  return svg
}

function panelMarks({ lines, x, xLabel, y, yLabel }: Panel): Markish[] {
  const [xTicks, yTicks] = [ticksOf(x, 3), ticksOf(y, 3)]
  const centred = { labelAnchor: 'center', labelArrow: 'none', tickSize: 3, text: tickText } as const
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    gridX(xTicks, { strokeOpacity: 0.12 }),
    gridY(yTicks, { strokeOpacity: 0.12 }),
    axisX(xTicks, { label: xLabel, ...centred }),
    axisY(yTicks, { label: yLabel, ...centred }),
    line(lines, { x: 'x', y: 'share', z: 'series', stroke: 'series', strokeWidth: 1.5 }),
  ]
}
