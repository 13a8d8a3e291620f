import { areaY, axisFx, axisX, dot, frame, line, type Markish, rect, ruleX, ruleY, text } from '@observablehq/plot'
import { paperSizes } from '../../experiment/paper/index.ts'
import { LABEL_PX } from '../figureKind.ts'
import { FAINT_INK, INK, PAPER } from '../palette.ts'
import { clipText } from '../textWidth.ts'
import type { CurvePoint, RowScale } from './panelData.ts'
import type { PaperPoint } from './paperFigure.ts'

/** Bold letters are so much wider. */
export const BOLD = 1.08

/** Lines that differ without colour too. */
const dashes = ['none', '7,3', '2,2.5', '8,3,2,3'] as const
export const seriesDash = (index: number): string => dashes[index % dashes.length]!

/** What stands around the panels. */
interface Frame {
  /** Width of all panels together. */
  readonly insidePx: number
  /** The name of the y axes, how far left of them, and how long it may be. */
  readonly yLabel: { readonly text: string; readonly leftPx: number; readonly roomPx: number }
  /** How far down the name of the x axes stands; null for none. */
  readonly xLabelPx: number | null
}

/** Frames, the numbers and names of the y axes, the names of rows and columns, and team sizes where there is an x axis. */
export function frameMarks(
  columns: readonly string[],
  scales: ReadonlyMap<string, RowScale>,
  { insidePx, yLabel, xLabelPx }: Frame,
): Markish[] {
  const name = (row: string) => clipText(row, insidePx / BOLD, LABEL_PX)
  const rows = [...scales].map(([row, { zero }]) => ({ row, name: name(row), zero, column: columns[0]! }))
  const ticks = [...scales].flatMap(([row, scale]) =>
    scale.ticks.map((tick) => ({ row, column: columns[0]!, ...tick })),
  )
  const first = { fx: 'column', fy: 'row' } as const
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    ruleY(ticks, { fy: 'row', y: 'y', strokeOpacity: 0.12 }),
    ruleY(
      rows.filter(({ zero }) => zero !== null),
      { fy: 'row', y: 'zero', stroke: FAINT_INK, strokeWidth: 0.7 },
    ),
    text(ticks, { ...first, y: 'y', text: 'label', frameAnchor: 'left', textAnchor: 'end', dx: -5 }),
    text(rows, {
      ...first,
      text: () => clipText(yLabel.text, yLabel.roomPx, LABEL_PX),
      frameAnchor: 'left',
      textAnchor: 'middle',
      dx: -yLabel.leftPx,
      rotate: -90,
    }),
    text(rows, {
      ...first,
      text: 'name',
      frameAnchor: 'top-left',
      lineAnchor: 'bottom',
      dy: -6,
      fontWeight: 'bold',
      fill: INK,
    }),
    axisFx({ label: null, dy: -15 }),
    ...(xLabelPx === null
      ? []
      : [
          axisX([...paperSizes], {
            label: 'number of agents',
            labelOffset: xLabelPx,
            tickSize: 3,
            labelAnchor: 'center',
            labelArrow: 'none',
          }),
        ]),
  ]
}

/** A point where it is drawn. */
interface Placed {
  readonly row: string
  readonly column: string
  readonly series: string
  readonly x: number
  readonly y: number
  readonly low: number | null
  readonly high: number | null
}

const facet = { fx: 'column', fy: 'row' } as const

/** The law, simulated lines in their intervals, measured points; those of several series at the same n stand side by side. */
export function lineMarks(
  points: readonly PaperPoint[],
  series: readonly string[],
  scales: ReadonlyMap<string, RowScale>,
  curve: readonly CurvePoint[],
): Markish[] {
  const law = [...scales].flatMap(([row, scale]) => curve.map((point) => ({ ...point, row, y: scale.y(point.y) })))
  const step = 0.3 / series.length
  const aside = ({ n, series: own }: PaperPoint) => n! + step * (series.indexOf(own) - (series.length - 1) / 2)
  const simulated = placed(points, scales, simulatedNumbers, ({ n }) => n!)
  const lines = series.map((name, index) =>
    line(
      simulated.filter((point) => point.series === name),
      { ...facet, x: 'x', y: 'y', stroke: 'series', strokeWidth: 1.5, strokeDasharray: seriesDash(index) },
    ),
  )
  return [
    areaY(simulated.filter(hasInterval), {
      ...{ ...facet, x: 'x', y1: 'low', y2: 'high' },
      ...{ fill: 'series', z: 'series', fillOpacity: 0.14 },
    }),
    line(law, { ...facet, x: 'n', y: 'y', stroke: FAINT_INK, strokeDasharray: '4,3', strokeWidth: 1.2 }),
    ...lines,
    ...measuredMarks(placed(points, scales, measuredNumbers, aside), 'series'),
  ]
}

/** How far the two intervals of a bar stand from its middle; a bar is 0.72 wide. */
const ASIDE = 0.16

/** A bar a series, at its left the interval of what was simulated, at its right the measured point. */
export function barMarks(
  points: readonly PaperPoint[],
  series: readonly string[],
  scales: ReadonlyMap<string, RowScale>,
): Markish[] {
  const x = ({ series: own }: PaperPoint) => series.indexOf(own)
  const simulated = placed(points, scales, simulatedNumbers, x)
  const bars = simulated.map((bar) => ({ ...bar, x1: bar.x - 0.36, x2: bar.x + 0.36 }))
  return [
    rect(bars, { ...facet, x1: 'x1', x2: 'x2', y1: 0, y2: 'y', fill: 'series', fillOpacity: 0.6 }),
    ruleX(
      simulated.filter(hasInterval).map((bar) => ({ ...bar, x: bar.x - ASIDE })),
      { ...facet, x: 'x', y1: 'low', y2: 'high', stroke: INK, strokeOpacity: 0.55, strokeWidth: 2.5 },
    ),
    ...measuredMarks(
      placed(points, scales, measuredNumbers, (point) => x(point) + ASIDE),
      INK,
    ),
  ]
}

type Place = (point: PaperPoint) => number
/** What is simulated of a point, or what is measured. */
type Numbers = (point: PaperPoint) => readonly [mean: number | null, low: number | null, high: number | null]

const simulatedNumbers: Numbers = ({ simulated, simulatedLow, simulatedHigh }) => [
  simulated,
  simulatedLow,
  simulatedHigh,
]
const measuredNumbers: Numbers = ({ measured, measuredLow, measuredHigh }) => [measured, measuredLow, measuredHigh]

const placed = (
  points: readonly PaperPoint[],
  scales: ReadonlyMap<string, RowScale>,
  numbers: Numbers,
  x: Place,
): Placed[] =>
  points.flatMap((point) => {
    const { row, column, series } = point
    const { y } = scales.get(row)!
    const [middle, low, high] = numbers(point).map((value) => (value === null ? null : y(value)))
    return middle === null ? [] : [{ row, column, series, x: x(point), y: middle!, low: low!, high: high! }]
  })

const hasInterval = ({ low, high }: Placed): boolean => low !== null && high !== null

function measuredMarks(points: readonly Placed[], color: string): Markish[] {
  const withInterval = points.filter((point) => hasInterval(point) && point.low! < point.high!)
  return [
    ruleX(withInterval, {
      ...facet,
      x: 'x',
      y1: 'low',
      y2: 'high',
      stroke: color,
      strokeWidth: 1.1,
      strokeOpacity: 0.8,
    }),
    dot(points, {
      ...{ ...facet, x: 'x', y: 'y', symbol: 'series' },
      ...{ fill: color, stroke: PAPER, strokeWidth: 0.5, r: 2.8 },
    }),
  ]
}
