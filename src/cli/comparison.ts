import { stringify } from 'csv-stringify/sync'
import { type Comparison, isOverCompleted, type SweepResult } from '../experiment/index.ts'
import { figure, interval, table } from './table.ts'

/** comparison.csv: a line for every design point but the baseline, and metric. */
export function comparisonCsv({ vary, points, comparisons = [] }: SweepResult): string {
  const paths = vary.map(({ path }) => path)
  const lines = comparisons.map(({ point, label, ci95, ...numbers }) => {
    const settings = paths.map((path) => points[point]!.settings[path])
    const [ciLow, ciHigh] = ci95 ?? [null, null]
    return [point, ...settings, ...measures.map((name) => String({ ...numbers, ciLow, ciHigh }[name] ?? ''))]
  })
  return stringify([['point', ...paths, ...measures], ...lines])
}

const measures = [
  'metric', 'unit', 'pairs', 'mean', 'baselineMean', 'difference', 'ciLow', 'ciHigh', 'pValue', 'pAdjusted', 'significant',
  'varianceReduction',
] as const // biome-ignore format: a list of names

/** The short table of comparisons; nothing if there are none. */
export function comparisonTable(result: SweepResult): string[] {
  const { points, baseline, comparisons = [] } = result
  if (baseline === undefined || comparisons.length === 0) return []
  const tests = comparisons.filter(({ pValue }) => pValue !== null).length
  const head = [
    'design point',
    'metric',
    'pairs',
    'difference',
    '95 % interval',
    'adjusted p',
    'real',
    'variance reduction',
  ]
  return [
    '',
    `Against ${points[baseline]!.label}, in pairs of runs with the same random numbers${bothCompleted(result)}; p by Holm for ${tests} comparisons:`,
    table(head, comparisons.map(line), 2),
  ]
}

/** That durations are compared in runs that completed, where that leaves some out. */
function bothCompleted({ points, baseline, comparisons = [] }: SweepResult): string {
  const inBoth = (point: number) => Math.min(points[point]!.replications, points[baseline!]!.replications)
  const isPartial = comparisons.some(({ point, metric, pairs }) => isOverCompleted(metric) && pairs < inBoth(point))
  return isPartial ? ' (of durations, in pairs that both completed)' : ''
}

function line(comparison: Comparison): string[] {
  const { label, metric, unit, pairs, difference, pAdjusted, significant, varianceReduction } = comparison
  return [
    label,
    `${metric} ${unit}`.trim(),
    `${pairs}`,
    figure(difference),
    interval(comparison),
    pAdjusted === null ? '–' : pAdjusted < 0.001 ? '< 0.001' : pAdjusted.toFixed(3),
    significant === null ? '–' : significant ? 'yes' : 'no',
    factor(varianceReduction),
  ]
}

/** By how much the variance was divided: as many times the runs would be needed without the common random numbers. */
function factor(saved: number | null): string {
  if (saved === null) return '–'
  return saved === 1 ? '∞' : `÷ ${(1 / (1 - saved)).toLocaleString('en-US', { maximumSignificantDigits: 2 })}`
}
