import { categoryMetrics, comparedMetrics, type DerivedMetric } from '../experiment/index.ts'
import { LATENCY_S_LIMIT, metrics } from '../metrics/index.ts'
import { type Column, cellColumns, pointColumns } from './paperFiles.ts'

/** docs/metrics.md: what each metric means, from the metrics themselves. */
export function metricsDoc(): string {
  const lines = metrics.map(line)
  const [share, loss] = categoryMetrics
  return `# Metrics

Columns of \`rows.csv\` and entries of \`--json\`. Durations (unit s) are averaged over completed runs, all else
over all runs; a mean over no runs is null (an empty cell in rows: that run has no such metric). Intervals are of 95 %, over replications.

So where some runs did not complete, a makespan is a mean over those that were lucky, and a cost beside it one over all. Tables, captions
and the explorer then say which share completed; \`n\` in \`summary.json\` and \`summary.csv\`, and the column \`runs\` of \`brooks run\`, are
the number of runs behind each mean. Speedup, efficiency and losses set means of the team against means of the first agent alone, each
over its own completed runs: \`aloneCompleted\` is the number of the latter.

That a run completed means that every task was marked done, not that the work is right. \`errorsLeft\` and \`tasksAffected\` say how
much is wrong at the end, and stand beside what completed wherever that is said. In a run that ended early, tasks that nobody
wrote are not among them.

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
| \`expectedCompleted\` | share | Probability that the team's run completes, all else as it was, averaged over rare latencies. |
| \`expectedMakespan\` | s | Its makespan where it does, averaged in the same way. |
| \`expectedBaselineCompleted\`, \`expectedBaselineMakespan\` | share, s | The same of the first agent alone. |

Every duration of a run that did not complete is empty, its makespan and \`baselineMakespan\` too. Means of durations are
averaged over rare latencies: a part of a latency's distribution that is drawn in at most 2 % of replies and makes up at least 1 % of its
mean, such as a first token that takes minutes. Where at least 80 % of runs meet none of them, and the others make up at least 1 % of the mean makespan
(a pilot tells), each replication is simulated without one, which has a known probability, and once with one, and the two are weighted;
elsewhere a replication is what chance made of it. So it is with the straggler gap, which not every run has. So the mean makespan that Brooks prints is that of \`expectedMakespan\`, weighted by
\`expectedCompleted\`; the speedup is the same mean of \`expectedBaselineMakespan\` over it. Of a single run its own values are printed.
All other means, and all quantiles, are those of a column's cells that are not empty. Intervals of means are Student's t, from 20 runs on
corrected for skewness (Hall 1992, Willink 2005). What never happened in a sample is in no interval: an event that comes in fewer than 3 %
of runs may be missing from 100 of them (the rule of three: 3 ÷ runs). How often intervals hold the mean stands in
[intervals.md](intervals.md). [notebooks.md](notebooks.md) has it in pandas and in R.

Definitions of conflicts, blocked claims, test failures, idle rounds and the straggler gap are those of the notebook that
goes with arXiv 2603.12229. That notebook keeps only latencies above 0 and below ${LATENCY_S_LIMIT} s for the gap, and so do we, so that
simulated and measured gaps are the same thing; [dataset.md](dataset.md#metrics-of-a-recorded-run) says how many replies that leaves
out. All other metrics count them. What the categories mean is in [architecture.md](architecture.md#the-ledger).

## Columns of other files

\`summary.csv\` has a line for each design point and metric: \`point\`, what was varied, \`metric\`, its \`unit\` (empty for counts and
ratios), \`n\` (runs that have the metric), \`mean\`, \`sd\` (standard deviation), \`ciLow\` and \`ciHigh\` (95 % interval of the mean), \`min\`, \`max\`,
and quantiles with their 95 % intervals (\`p90\`, \`p90Low\`, \`p90High\`). What is not known is empty. \`comparison.csv\` has a \`unit\` in every line too; in \`designs.csv\` of a plan
makespans are seconds and costs USD.

\`brooks reproduce\` writes the numbers of each figure of the paper beside it. The first three columns say what a number is of, in an order
that follows the figure; \`cells.csv\` has every cell by itself.

| column of a figure's numbers | meaning |
|---|---|
${pointColumns.map(columnLine).join('\n')}

| column of \`cells.csv\`, the first ones of figures too | meaning |
|---|---|
${cellColumns.map(columnLine).join('\n')}
`
}

const line = ({ name, unit, summary }: DerivedMetric): string => `| \`${name}\` | ${unit || 'count'} | ${summary} |`

const columnLine = ([name, meaning]: Column): string => `| \`${name}\` | ${meaning} |`

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
