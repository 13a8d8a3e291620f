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

The first member is the measure of all three, and of Amdahl's law and the critical path as bounds of the speedup: where later
members are faster than the first, a speedup may lie above n, and above both bounds.

\`share.<category>\` is ${lowerFirst(share!.summary)} The others are of single runs:

| metric | unit | meaning |
|---|---|---|
${lines.join('\n')}

## The USL fit of a speedup curve

Figures of the speedup by team size fit the Universal Scalability Law to three sizes or more. Behind the name of a curve stands by how
much the fit misses the point that it misses most (\`fit ± 4 %\`); one that misses a point by more than 25 % is not drawn. A peak
is shown only where the speedups themselves have one: it lies between two simulated sizes, and the better of these is faster than
both the smallest and the largest size simulated, by more than the 95 % interval of each difference (the sizes taken as independent).
Elsewhere more runs or larger teams would have to decide.

## Lines of rows.csv

One line is one run of the team, with \`replication\` (from 0) and how it ended, \`outcome\`. A sweep has before these \`point\`, the number
of the design point, and a column for everything that is varied. Behind the metrics stands the first agent alone in the same
replication:

| column | unit | meaning |
|---|---|---|
| \`baselineMakespan\` | s | Its makespan. |
| \`baselineOutcome\` | | How its run ended. |

Every duration of a run that did not complete is empty, its makespan and \`baselineMakespan\` too. So the means that Brooks prints are
the means of a column's cells that are not empty, and the speedup is the mean of \`baselineMakespan\` over the mean of \`makespan\`,
each over its own completed runs. [notebooks.md](notebooks.md) has it in pandas and in R.

Definitions of conflicts, blocked claims, test failures, idle rounds and the straggler gap are those of the notebook that
goes with arXiv 2603.12229. What the categories mean is in [architecture.md](architecture.md#the-ledger).
`
}

const line = ({ name, unit, summary }: DerivedMetric): string => `| \`${name}\` | ${unit || 'count'} | ${summary} |`

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
