import { areaY, dot, line, type Markish, ruleX } from '@observablehq/plot'
import { uslSpeedup } from '../theory/index.ts'
import type { Curve, CurvePoint, TheoryPoint } from './curveData.ts'
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
  const ends = { x: 'x', y1: ({ low }: CurvePoint) => inside(low), y2: ({ high }: CurvePoint) => inside(high) } as const
  const { together, alone } = byNeighbours(banded)
  return [
    areaY(together, { ...ends, z: stretchOf, fill: 'series', fillOpacity: 0.2, className: 'band' }),
    ruleX(alone, { ...ends, stroke: 'series', strokeOpacity: 0.5, strokeWidth: 3, className: 'whisker' }),
  ]
}

const stretchOf = ({ series, stretch }: CurvePoint): string => `${series} ${stretch}`

/** Points that have a neighbour, between which a line says something, and those that have none. */
function byNeighbours(points: readonly CurvePoint[]) {
  const counts = new Map<string, number>()
  for (const point of points) counts.set(stretchOf(point), (counts.get(stretchOf(point)) ?? 0) + 1)
  const hasOne = (point: CurvePoint) => counts.get(stretchOf(point))! > 1
  return { together: points.filter(hasOne), alone: points.filter((point) => !hasOne(point)) }
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
  const along = { x: 'x', y: 'y', stroke: 'series' } as const
  return [
    // Thin dashes where nothing was simulated in between; neighbours have the line of their stretch over it.
    line(points, { ...along, z: 'series', strokeWidth: 0.9, strokeDasharray: '6,4', className: 'curve' }),
    line(byNeighbours(points).together, { ...along, z: stretchOf, strokeWidth: 1.5, className: 'stretch' }),
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
