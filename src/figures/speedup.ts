import { axisFx, axisFy, axisX, axisY, dot, frame, gridY, line, type Markish, ruleX } from '@observablehq/plot'
import { amdahlSpeedup } from '../theory/index.ts'
import type { SvgDocument, SvgElement } from './dom.ts'
import { drawPlot } from './drawPlot.ts'
import { FONT_PX, LABEL_PX, widthOf } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { FAINT_INK, PAPER, seriesScales, seriesStyle } from './palette.ts'
import { textWidthPx } from './textWidth.ts'
import { X_LABEL_PX } from './xyPlot.ts'

/** The speedup of teams of one size. */
export interface SpeedupPoint {
  /** The share of the work that can be done in parallel, 0 to 1: a column of panels. */
  readonly p: number
  /** How the team coordinates: a row of panels. */
  readonly mode: string
  /** A line: the model, say. */
  readonly series: string
  /** Number of agents, from 1. */
  readonly n: number
  /** At least 0. */
  readonly speedup: number
  /** The ends of an interval for it, or null where there is none. */
  readonly lo: number | null
  readonly hi: number | null
}

export interface SpeedupOptions {
  readonly title?: string
  /** What the intervals are, as in "95 % intervals"; stands under the title. */
  readonly subtitle?: string
  /** Width of the picture in pixels, 300 to 2,000. At the default, 440, no letter is under 6 points in a column of 85 mm. */
  readonly widthPx?: number
}

const SPEEDUP_WIDTH_PX = 440
const PANEL_PX = 130

/** A point moved aside a little, so that the intervals of several series at the same n can be told apart. */
interface PlacedPoint extends SpeedupPoint {
  readonly x: number
}

/** What the panels have in common. */
interface Panels {
  readonly ps: readonly number[]
  readonly modes: readonly string[]
  readonly series: readonly string[]
  readonly nMax: number
}

/**
 * Draws speedup against team size in small multiples: a column a value of p, a row a mode, a line a series, and Amdahl's
 * law dashed. Values keep the order in which they come (p: its size). Throws RangeError for a width out of range, no
 * points at all, or numbers out of range.
 */
export function drawSpeedup(
  points: readonly SpeedupPoint[],
  options: SpeedupOptions,
  document: SvgDocument,
): SvgElement {
  const { title = 'Speedup by team size', subtitle } = options
  const widthPx = widthOf(options, SPEEDUP_WIDTH_PX)
  check(points)
  const panels = panelsOf(points)
  const { ps, modes, series } = panels
  const marginBottom = 38
  const sidePad = Math.max(0.25, 0.04 * (panels.nMax - 1))
  const legend: LegendEntry[] = series.map((label, index) => ({ label, kind: 'line', ...seriesStyle(index) }))
  return drawPlot(
    {
      header: {
        title,
        ...(subtitle !== undefined && { subtitle }),
        legend: [...legend, { label: 'Amdahl’s law', kind: 'dashes', color: FAINT_INK }],
      },
      description: `Speedup against number of agents for ${ps.map(nameOf).join(', ')}; ${modes.join(', ')}; ${series.join(', ')}; with Amdahl’s law.`,
      widthPx,
      heightPx: 20 + modes.length * PANEL_PX + marginBottom,
      fontPx: FONT_PX,
      labelPx: LABEL_PX,
      plot: {
        marginTop: 20,
        marginBottom,
        marginLeft: 38,
        marginRight: 24,
        x: { domain: [1 - sidePad, panels.nMax + sidePad], axis: null },
        y: { domain: [0, yMax(points, panels)], nice: true, axis: null },
        fx: { domain: ps, padding: 0.08, axis: null },
        fy: { domain: modes, padding: 0.08, axis: null },
        ...seriesScales(series),
        marks: [...frameMarks(panels, widthPx), ...amdahlMarks(panels), ...seriesMarks(placed(points, series))],
      },
    },
    document,
  )
}

function check(points: readonly SpeedupPoint[]): void {
  if (points.length === 0) throw new RangeError('points of a speedup figure: expected at least one, got none')
  for (const { mode, series, n, speedup, lo, hi } of points) {
    const sound = n >= 1 && n < Infinity && [speedup, lo ?? 0, hi ?? 0].every((value) => value >= 0 && value < Infinity)
    if (sound) continue
    const got = `n = ${n}, speedup ${speedup}, interval ${lo} to ${hi}`
    throw new RangeError(`point of ${series}, ${mode}: expected n from 1 and finite numbers from 0, got ${got}`)
  }
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

const panelsOf = (points: readonly SpeedupPoint[]): Panels => ({
  ps: distinct(points.map(({ p }) => p)).sort((a, b) => a - b),
  modes: distinct(points.map(({ mode }) => mode)),
  series: distinct(points.map(({ series }) => series)),
  nMax: Math.max(2, ...points.map(({ n }) => n)),
})

const yMax = (points: readonly SpeedupPoint[], { ps, nMax }: Panels): number =>
  Math.max(...points.map(({ speedup, hi }) => Math.max(speedup, hi ?? 0)), amdahlSpeedup(Math.max(...ps), nMax) * 1.08)

const nameOf = (p: number): string => `p = ${Number(p.toFixed(3))}`

/** Frames, grids and axes; team sizes that have no room on the axis are left out. */
function frameMarks({ nMax }: Panels, widthPx: number): Markish[] {
  const step = Math.ceil((nMax * 3 * textWidthPx(`${nMax} `, LABEL_PX)) / (widthPx - 80))
  const sizes = Array.from({ length: nMax }, (_, index) => index + 1).filter((n) => n % step === 0 || n === 1)
  const centred = { labelAnchor: 'center', labelArrow: 'none' } as const
  return [
    frame({ stroke: FAINT_INK, strokeWidth: 0.5 }),
    gridY({ ticks: 4, strokeOpacity: 0.12 }),
    axisX(sizes, { label: 'number of agents', labelOffset: X_LABEL_PX, tickSize: 3, ...centred }),
    axisY({ label: 'speedup', ticks: 4, tickSize: 3, ...centred }),
    axisFx({ tickFormat: nameOf, label: null }),
    axisFy({ tickRotate: 90, label: null, dx: 6 }),
  ]
}

function amdahlMarks({ ps, modes, nMax }: Panels): Markish[] {
  const curve = ps.flatMap((p) =>
    modes.flatMap((mode) =>
      Array.from({ length: 41 }, (_, step) => {
        const n = 1 + ((nMax - 1) * step) / 40
        return { p, mode, n, speedup: amdahlSpeedup(p, n) }
      }),
    ),
  )
  const facet = { fx: 'p', fy: 'mode', x: 'n', y: 'speedup' } as const
  return [line(curve, { ...facet, stroke: FAINT_INK, strokeDasharray: '4,3', strokeWidth: 1.2 })]
}

/** Series stand side by side within a quarter of a team size around n. */
function placed(points: readonly SpeedupPoint[], series: readonly string[]): PlacedPoint[] {
  const step = 0.25 / series.length
  return points
    .map((point) => ({ ...point, x: point.n + step * (series.indexOf(point.series) - (series.length - 1) / 2) }))
    .sort((a, b) => a.n - b.n)
}

function seriesMarks(points: readonly PlacedPoint[]): Markish[] {
  const facet = { fx: 'p', fy: 'mode', x: 'x' } as const
  const withInterval = points.filter(({ lo, hi }) => lo !== null && hi !== null)
  return [
    ruleX(withInterval, { ...facet, y1: 'lo', y2: 'hi', stroke: 'series', strokeWidth: 1.2, strokeOpacity: 0.7 }),
    line(points, { ...facet, y: 'speedup', z: 'series', stroke: 'series', strokeWidth: 1.5 }),
    dot(points, {
      ...facet,
      y: 'speedup',
      fill: 'series',
      stroke: PAPER,
      strokeWidth: 0.5,
      symbol: 'series',
      r: 2.8,
    }),
  ]
}
