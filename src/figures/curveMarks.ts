import { areaY, dot, line, type Markish } from '@observablehq/plot'
import { uslSpeedup } from '../theory/index.ts'
import type { Curve, TheoryPoint } from './curveData.ts'
import { FAINT_INK, INK, PAPER } from './palette.ts'
import { SHADE } from './theme.ts'

/** What is to be drawn of a metric against a setting. */
export interface CurveFigure {
  readonly curves: readonly Curve[]
  /** Those of the curves that differ. */
  readonly theories: readonly (readonly TheoryPoint[])[]
  readonly yDomain: readonly [low: number, high: number]
}

/** From the ground up: what lies beyond theory, the axes, Amdahl's law, then bands, fits, lines and dots of the curves. */
export const curveMarks = (figure: CurveFigure, axes: readonly Markish[]): Markish[] => [
  ...boundMarks(figure),
  ...amdahlMarks(figure),
  ...axes,
  ...bandMarks(figure),
  ...figure.curves.flatMap(uslMarks),
  ...lineMarks(figure),
]

/** The area above every bound. */
function boundMarks({ theories, yDomain }: CurveFigure): Markish[] {
  const highest = new Map<number, number>()
  for (const { x, bound } of theories.flat()) highest.set(x, Math.max(bound, highest.get(x) ?? 0))
  const edge = [...highest].map(([x, bound]) => ({ x, bound })).sort((a, b) => a.x - b.x)
  if (edge.length === 0) return []
  return [areaY(edge, { x: 'x', y1: 'bound', y2: () => yDomain[1], fill: SHADE, className: 'bound' })]
}

function amdahlMarks({ theories }: CurveFigure): Markish[] {
  const laws = theories.flatMap((theory, z) => theory.map((point) => ({ z, ...point })))
  if (laws.length === 0) return []
  return [line(laws, { x: 'x', y: 'amdahl', z: 'z', stroke: FAINT_INK, strokeDasharray: '4,3', className: 'amdahl' })]
}

function bandMarks({ curves, yDomain: [bottom, top] }: CurveFigure): Markish[] {
  const points = curves.flatMap(({ points }) => points)
  const banded = points.filter(({ low, high }) => low !== null && high !== null)
  const inside = (value: number | null) => Math.min(top, Math.max(bottom, value!))
  return [
    areaY(banded, {
      x: 'x',
      z: 'series',
      y1: ({ low }) => inside(low),
      y2: ({ high }) => inside(high),
      fill: 'series',
      fillOpacity: 0.2,
      className: 'band',
    }),
  ]
}

/** The fitted law of a curve, with a ring at its peak if it has one. */
function uslMarks({ series, theory, usl }: Curve): Markish[] {
  if (!usl) return []
  const { sigma, kappa } = usl
  const peak = usl.peak ? [{ series, x: usl.peak.n, y: usl.peak.speedup }] : []
  const fitted = theory.map(({ x }) => ({ series, x, y: uslSpeedup(sigma, kappa, x) }))
  const own = { x: 'x', y: 'y', stroke: 'series' } as const
  return [
    line(fitted, { ...own, strokeDasharray: '1.5,3', strokeWidth: 1.8, className: 'usl' }),
    dot(peak, { ...own, r: 5.5, strokeWidth: 1.6, fill: 'none', className: 'peak' }),
    dot(peak, { x: 'x', y: 'y', r: 6.6, strokeWidth: 0.7, stroke: INK, fill: 'none' }),
  ]
}

function lineMarks({ curves }: CurveFigure): Markish[] {
  const points = curves.flatMap(({ points }) => points)
  const at = { x: 'x', y: 'y', symbol: 'series' } as const
  return [
    line(points, { x: 'x', y: 'y', z: 'series', stroke: 'series', strokeWidth: 1.5, className: 'curve' }),
    dot(
      points.filter(({ whole }) => whole),
      { ...at, fill: 'series', stroke: PAPER, strokeWidth: 0.5, r: 3 },
    ),
    dot(
      points.filter(({ whole }) => !whole),
      { ...at, fill: PAPER, stroke: 'series', strokeWidth: 1.4, r: 2.8 },
    ),
  ]
}
