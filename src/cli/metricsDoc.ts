import { metrics } from '../metrics/index.ts'

/** docs/metrics.md: what each metric means, from the metrics themselves. */
export function metricsDoc(): string {
  const lines = metrics.map(({ name, unit, summary }) => `| \`${name}\` | ${unit || 'count'} | ${summary} |`)
  return `# Metrics

Columns of \`rows.csv\` and entries of \`--json\`. Durations (unit s) are averaged over completed runs, all else
over all runs; a mean over no runs is null (an empty cell in rows: that run has no such metric). Intervals are 95 % t-intervals over replications.

Three come from comparing the team with its first member alone, in the same replications and the same way of coordinating:

| metric | unit | meaning |
|---|---|---|
| \`speedup\` | count | Mean makespan of one agent over that of the team; the interval is by the delta method on pairs. |
| \`efficiency\` | share | Speedup over the number of agents. |
| \`loss.<category>\` | count | What a category takes from the ideal speedup n: (its time in the team − its time alone) ÷ makespan of the team. They sum to n − speedup. |

The first member is the measure of all three, and of Amdahl's law and the critical path as bounds of the speedup: where later
members are faster than the first, a speedup may lie above n, and above both bounds.

\`share.<category>\` is the category's part of n × makespan. The others are of single runs:

| metric | unit | meaning |
|---|---|---|
${lines.join('\n')}

Definitions of conflicts, blocked claims, test failures, idle rounds and the straggler gap are those of the notebook that
goes with arXiv 2603.12229. What the categories mean is in [architecture.md](architecture.md#the-ledger).
`
}
