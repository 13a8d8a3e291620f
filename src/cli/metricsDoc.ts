import { categoryMetrics, comparedMetrics, type DerivedMetric } from '../experiment/index.ts'
import { metrics } from '../metrics/index.ts'

/** docs/metrics.md: what each metric means, from the metrics themselves. */
export function metricsDoc(): string {
  const lines = metrics.map(line)
  const [share, loss] = categoryMetrics
  return `# Metrics

Columns of \`rows.csv\` and entries of \`--json\`. Durations (unit s) are averaged over completed runs, all else
over all runs; a mean over no runs is null (an empty cell in rows: that run has no such metric). Intervals are 95 % t-intervals over replications.

Three come from comparing the team with its first member alone, in the same replications and the same way of coordinating:

| metric | unit | meaning |
|---|---|---|
${[...comparedMetrics, { ...loss!, name: 'loss.<category>' }].map(line).join('\n')}

The first member is the measure of all three, and of the two lines in figures of the speedup: the greedy guarantee, Amdahl's
formula 1 / ((1 − p) + p / n) with p = 1 − longest chain / all work, which ideal workers reach of whom nobody idles while a task is ready
(Graham 1969, Brent 1974); and min(n, all work / longest chain), which no schedule exceeds that respects the needs and does each task
once. Where later members are faster than the first, or write ahead of what a task needs, a speedup may lie above both.

\`share.<category>\` is ${lowerFirst(share!.summary)} The others are of single runs:

| metric | unit | meaning |
|---|---|---|
${lines.join('\n')}

Definitions of conflicts, blocked claims, test failures, idle rounds and the straggler gap are those of the notebook that
goes with arXiv 2603.12229. What the categories mean is in [architecture.md](architecture.md#the-ledger).
`
}

const line = ({ name, unit, summary }: DerivedMetric): string => `| \`${name}\` | ${unit || 'count'} | ${summary} |`

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
