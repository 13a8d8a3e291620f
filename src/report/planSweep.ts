import type { PlanDesign, PlanResult } from '../experiment/index.ts'
import { type SweepPoint, type SweepSummary, type TimeUnit, timeUnitFor } from '../figures/index.ts'
import { coordinationWords, namesWords } from './planDesign.ts'

/**
 * Designs of a plan as the points of a sweep, which is what figures draw: by coordination, members and size, makespans in the
 * unit that suits the longest mean. Points keep the designs' indices.
 */
export function planSweep({ brooks, scenario, seed }: PlanResult, designs: readonly PlanDesign[]): SweepSummary {
  const unit = timeUnitFor(Math.max(0, ...designs.map(({ metrics }) => metrics.makespan!.mean ?? 0)))
  const points = designs.map((design) => pointOf(design, unit))
  const vary = ['coordination', 'members', 'team.size'].map((path) => ({
    path,
    values: [...new Set(points.map(({ settings }) => settings[path]!))],
  }))
  return { brooks, scenario, seed, vary, warnings: [], points }
}

function pointOf(design: PlanDesign, { name: unit, seconds }: TimeUnit): SweepPoint {
  const { metrics, bins, size } = design
  const { mean, ci95 } = metrics.makespan!
  return {
    ...design,
    settings: {
      coordination: coordinationWords(design),
      members: namesWords(design),
      'team.size': size,
    },
    metrics: {
      ...metrics,
      makespan: { unit, mean: mean && mean / seconds, ci95: ci95 && [ci95[0] / seconds, ci95[1] / seconds] },
    },
    bins: { ...bins, makespan: bins.makespan.map(([low, high, count]) => [low / seconds, high / seconds, count]) },
  }
}
