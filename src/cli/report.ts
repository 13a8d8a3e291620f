import type { Estimate, Summary } from '../experiment/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { categories } from '../team/index.ts'
import { figure, metricInterval, table } from './table.ts'

/** The metrics that the short table shows. */
const SHOWN = [
  'makespan',
  'speedup',
  'efficiency',
  'criticalPath',
  'rounds',
  'messages',
  'edits',
  'concurrentWrites',
  'rewrites',
  'blockedClaims',
  'testFailures',
  'idleRounds',
  'stragglerGap',
  'inputTokens',
  'outputTokens',
  'cost',
]

/** The result of `brooks run` in words and two short tables, and below them what to beware of. */
export function report(
  scenario: Scenario,
  seed: number,
  replications: number,
  summary: Summary,
  warnings: readonly string[],
): string {
  const estimates = summary.estimates()
  return [
    `${scenario.name}: ${describeTeam(scenario)}, seed ${seed}, ${replications} ${replications === 1 ? 'run' : 'runs'}`,
    `Ended: ${endings(summary)}.${partly(summary, replications)}`,
    '',
    metricsTable(estimates),
    '',
    `Where the agents' time went, and what that took from a speedup of ${scenario.team.size}:`,
    timeTable(estimates),
    ...bewares(warnings),
  ].join('\n')
}

/** Warnings below an empty line, one a line. */
export function bewares(warnings: readonly string[]): string[] {
  return warnings.length === 0 ? [] : ['', ...warnings.map((warning) => `Beware: ${warning}`)]
}

function describeTeam({ team, coordination, pacing }: Scenario): string {
  const assignment = typeof coordination.assignment === 'string' ? ` (${coordination.assignment})` : ''
  const names = [...new Set(team.members)].join(' and ')
  return `${team.size} × ${names}, ${coordination.kind}${assignment}, ${pacing.kind}`
}

const endings = ({ outcomes }: Summary): string =>
  Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ')

function partly({ outcomes }: Summary, replications: number): string {
  const completed = outcomes.completed ?? 0
  if (completed === replications) return ''
  return completed === 0 ? ' None completed, so there are no durations.' : ' Durations are means over completed runs.'
}

function metricsTable(estimates: Record<string, Estimate>): string {
  const rows = SHOWN.flatMap((name) => {
    const estimate = estimates[name]!
    return estimate.mean === null ? [] : [[name, figure(estimate.mean), estimate.unit, metricInterval(estimate)]]
  })
  const intervals = rows.some((row) => row[3] !== '')
  const head = ['metric', 'mean', 'unit', '95 % interval']
  return intervals
    ? table(head, rows)
    : table(
        head.slice(0, 3),
        rows.map((row) => row.slice(0, 3)),
      )
}

function timeTable(estimates: Record<string, Estimate>): string {
  const rows = categories.flatMap((category) => {
    const seconds = estimates[`time.${category}`]!.mean
    const loss = estimates[`loss.${category}`]!.mean
    if (!seconds && !loss) return []
    const share = estimates[`share.${category}`]!.mean
    return [[category, figure(seconds), share === null ? '–' : `${(share * 100).toFixed(1)} %`, figure(loss)]]
  })
  return table(['category', 'agent-seconds', 'share', 'speedup lost'], rows)
}
