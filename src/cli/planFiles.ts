import { stringify } from 'csv-stringify/sync'
import type { PlanResult } from '../experiment/index.ts'
import { measured } from '../report/index.ts'

/** designs.csv: a line for every design of a plan. */
export function designsCsv({ designs, recommended, front }: PlanResult): string {
  const paths = [...new Set(designs.flatMap(({ settings }) => Object.keys(settings)))]
  const head = [
    'design', ...paths, 'replications', 'makespan', 'makespanLow', 'makespanHigh', 'makespanP90', 'cost', 'costP90',
    'total', 'totalLow', 'totalHigh', 'speedup', 'activeAgents', 'errorsLeft', 'tasksAffected', 'completed', 'meets', 'meetsLow', 'meetsHigh', 'feasible', 'beaten', 'recommended', 'front',
  ] // biome-ignore format: names of columns
  const lines = designs.map((design) => {
    const [makespan, cost] = [measured(design, 'makespan'), measured(design, 'cost')]
    return [
      design.index,
      ...paths.map((path) => design.settings[path]),
      design.replications,
      makespan.mean,
      ...(makespan.ci95 ?? [null, null]),
      makespan.p90.value,
      cost.mean,
      cost.p90.value,
      design.metrics.total!.mean,
      ...(design.metrics.total!.ci95 ?? [null, null]),
      design.metrics.speedup!.mean,
      measured(design, 'activeAgents').mean,
      measured(design, 'errorsLeft').mean,
      measured(design, 'tasksAffected').mean,
      design.completion.share,
      design.meets.share,
      ...design.meets.wilson95,
      design.feasible,
      design.beaten,
      design.index === recommended,
      front.includes(design.index),
    ]
  })
  return stringify([head, ...lines], { cast: { boolean: (value) => (value ? 'yes' : 'no') } })
}
