import { categoryMetrics, comparedMetrics, type DerivedMetric } from '../experiment/index.ts'
import { metrics } from '../metrics/index.ts'

/** docs/metrics.md: what each metric means, from the metrics themselves. */
export function metricsDoc(): string {
  const lines = metrics.map(line)
  const [share, loss] = categoryMetrics
  return `# Metrics

Columns of \`rows.csv\` and entries of \`--json\`. Durations (unit s) are averaged over completed runs, all else
over all runs; a mean over no runs is null (an empty cell in rows: that run has no such metric). Intervals are 95 % t-intervals over replications.

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

The first member is the measure of all three, and of Amdahl's law and the critical path as bounds of the speedup: where later
members are faster than the first, a speedup may lie above n, and above both bounds.

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
