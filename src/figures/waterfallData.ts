import { type CategoryName, categories } from '../team/index.ts'
import { shareOf } from './caption.ts'
import { chosenPoints, designName, differing, seriesAlong, sweptPaths } from './designs.ts'
import type { FigureOptions } from './figureKind.ts'
import { categoryColors, FAINT_INK, INK, inWords } from './palette.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'
import { type WaterfallBar, waterfallBars } from './waterfallBars.ts'

const PANELS_MAX = 6

/** A bar with its row and what is written at it. */
export interface LabelledBar extends WaterfallBar {
  readonly row: string
  readonly color: string
  readonly value: string
}

/** A design and its bars; those of no length are left out. */
export interface Panel {
  /** What it is beside its size; empty where that is all. */
  readonly settings: string
  /** "8 agents". */
  readonly agents: string
  readonly bars: readonly LabelledBar[]
}

export interface WaterfallData {
  readonly panels: readonly Panel[]
  /** The rows that any panel has, in the order of the ledger. */
  readonly rows: readonly string[]
  /** The points that are drawn. */
  readonly drawn: readonly SweepPoint[]
  /** How many of those asked for that is, in words, or null for all. */
  readonly shows: string | null
}

/** The points chosen, if they are few, or the largest teams. Throws RangeError that says why there is nothing to draw. */
export function waterfallData(summary: SweepSummary, options: FigureOptions): WaterfallData {
  const chosen = chosenPoints(summary, options.points)
  const known = chosen.filter(({ metrics }) => (metrics.speedup?.mean ?? null) !== null)
  const areAsked = options.points !== undefined && known.length <= PANELS_MAX
  const candidates = areAsked ? known : largest(known, summary)
  const unknown = known.length < chosen.length ? 'known speedups' : null
  const which = candidates.length < known.length ? 'largest teams' : unknown
  const drawn = candidates.slice(0, PANELS_MAX)
  if (drawn.length === 0) throw new RangeError('the sweep has no point of more than one agent with a known speedup')
  const paths = differing(drawn, sweptPaths(summary)).filter((path) => path !== 'team.size')
  const panels = drawn.map((point) => panelOf(point, paths))
  const present = new Set(panels.flatMap(({ bars }) => bars.map(({ step }) => step)))
  const taken = categories.filter((step: CategoryName) => present.has(step)).map(inWords)
  return { panels, rows: ['ideal', ...taken, 'speedup'], drawn, shows: shareOf(drawn, candidates, chosen, which) }
}

/** The largest team, of more than one agent, of each way of coordinating. */
function largest(points: readonly SweepPoint[], summary: SweepSummary): SweepPoint[] {
  const teams = points.filter(({ size }) => size > 1)
  return seriesAlong(teams, summary, 'team.size', '').map(({ points }) =>
    points.reduce((best, point) => (point.size > best.size ? point : best)),
  )
}

function panelOf(point: SweepPoint, paths: readonly string[]): Panel {
  const bars = waterfallBars(point).filter(
    ({ step, from, to }) => step === 'ideal' || step === 'speedup' || from !== to,
  )
  return {
    settings: designName(point, paths),
    agents: `${point.size} agent${point.size === 1 ? '' : 's'}`,
    bars: bars.map((bar) => ({ ...bar, ...lookOf(bar) })),
  }
}

function lookOf({ step, from, to }: WaterfallBar): { row: string; color: string; value: string } {
  if (step === 'ideal') return { row: 'ideal', color: FAINT_INK, value: short(to) }
  if (step === 'speedup') return { row: 'speedup', color: INK, value: short(to) }
  const sign = to > from ? '+' : '−'
  const value = Math.abs(to - from) < 0.005 ? '≈ 0' : `${sign}${short(Math.abs(to - from))}`
  return { row: inWords(step), color: categoryColors[step], value }
}

const short = (value: number): string => value.toFixed(2)
