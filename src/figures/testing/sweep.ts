import { categories } from '../../team/index.ts'
import { amdahlSpeedup } from '../../theory/index.ts'
import type { Bin, Setting, SweepPoint, SweepSummary } from '../sweepSummary.ts'

type Settings = Readonly<Record<string, Setting>>

/** The summary of a sweep over all combinations of `vary`, with numbers that could be. `change` makes a point special. */
export function sweepOf(
  vary: Readonly<Record<string, readonly Setting[]>>,
  change: (point: SweepPoint) => Partial<SweepPoint> = () => ({}),
): SweepSummary {
  const paths = Object.keys(vary)
  const designs = paths.reduce<Settings[]>(
    (all, path) => all.flatMap((settings) => vary[path]!.map((value) => ({ ...settings, [path]: value }))),
    [{}],
  )
  return {
    brooks: '0.0.0',
    scenario: 'made-up',
    seed: 1,
    vary: paths.map((path) => ({ path, values: vary[path]! })),
    warnings: [],
    points: designs.map((settings, index) => {
      const point = pointOf(settings, index)
      return { ...point, ...change(point) }
    }),
  }
}

/** Amdahl's law with p = 0.8, less some per cent for each design. */
function pointOf(settings: Settings, index: number): SweepPoint {
  const size = Number(settings['team.size'] ?? 4)
  const speedup = size === 1 ? 1 : amdahlSpeedup(0.8, size) * (1 - 0.02 * (index % 9))
  const makespan = 100 / speedup
  const cost = 0.5 + 0.1 * size + 0.03 * index
  const around = (mean: number, unit: string) => ({ unit, mean, ci95: [mean * 0.95, mean * 1.05] }) as const
  return {
    index,
    settings,
    label: JSON.stringify(settings),
    size,
    replications: 20,
    outcomes: { completed: 20 },
    theory: { parallelShare: 0.8, averageParallelism: 5 },
    metrics: {
      makespan: around(makespan, 's'),
      cost: around(cost, 'USD'),
      speedup: around(speedup, ''),
      ...lossesOf(size, speedup),
    },
    bins: { makespan: binsAround(makespan), cost: binsAround(cost) },
  }
}

/** Losses that sum to n − speedup: one negative, one 0, the rest what is left. */
function lossesOf(size: number, speedup: number): SweepPoint['metrics'] {
  const own: Partial<Record<string, number>> =
    size === 1 ? {} : { work: -0.1, overhead: 0.2, idle: size - speedup - 0.1 }
  return Object.fromEntries(categories.map((name) => [`loss.${name}`, { unit: '', mean: own[name] ?? 0, ci95: null }]))
}

const binsAround = (mean: number): Bin[] =>
  [0.8, 0.9, 1, 1.1, 1.5].map((share, index) => [mean * share, mean * share * 1.01, [3, 5, 7, 4, 1][index]!])
