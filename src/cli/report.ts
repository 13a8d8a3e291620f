import type { Estimate, SharedFiles, Summary } from '../experiment/index.ts'
// Not by their indices: what draws takes a while to load.
import { wrongOf, wrongWords } from '../figures/wrong.ts'
import { metricColumn } from '../metrics/index.ts'
import { unseenWords } from '../report/unseenWords.ts'
import { capitalised, percent } from '../report/wording.ts'
import type { Scenario } from '../scenario/index.ts'
import { categories } from '../team/index.ts'
import { paragraph } from './paragraph.ts'
import { sharedFilesLines } from './sharedFiles.ts'
import { figure, metricInterval, table } from './table.ts'

/** The metrics that the short table shows. */
const SHOWN = [
  'makespan',
  'speedup',
  'efficiency',
  'errorsLeft',
  'tasksAffected',
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

/** What `brooks run` found. */
export interface RunResult {
  readonly scenario: Scenario
  readonly seed: number
  readonly replications: number
  readonly summary: Summary
  /** How many runs of the first agent alone completed. */
  readonly aloneCompleted: number
  /** Files in which conflicts cost nothing, if there are any. */
  readonly filesInCommon: SharedFiles | null
  readonly warnings: readonly string[]
}

/** The result of `brooks run` in words and two short tables, and below them what to beware of. */
export function report(result: RunResult): string {
  const { scenario, seed, replications, summary, filesInCommon, warnings } = result
  const estimates = summary.estimates()
  const shared = sharedFilesLines(filesInCommon)
  return [
    `${scenario.name}: ${describeTeam(scenario)}, seed ${seed}, ${replications} ${replications === 1 ? 'run' : 'runs'}`,
    ...(shared.length > 0 ? [...shared, ''] : []),
    paragraph(`Ended: ${endings(summary)}. ${wrongness(result, estimates)}`),
    ...overWhich(result).map(paragraph),
    '',
    metricsTable(estimates, summary, replications),
    '',
    paragraph(
      `Where the agents' time went${inCompleted(result)}, and what that took from a speedup of ${scenario.team.size}:`,
    ),
    timeTable(estimates),
    ...unseenLines(replications),
    ...bewares(warnings),
  ].join('\n')
}

/** What so many runs cannot tell, below an empty line. */
export function unseenLines(runs: number): string[] {
  const words = unseenWords(runs)
  return words === null ? [] : ['', paragraph(words)]
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

/** That all tasks are marked done does not make them right: how many are not, in a sentence. */
function wrongness({ scenario, replications }: RunResult, estimates: Record<string, Estimate>): string {
  const words = wrongWords(wrongOf(estimates, scenario.tasks.length))
  const isMean = replications > 1 && estimates.tasksAffected!.mean! > 0
  return isMean ? `On average ${words}.` : `${capitalised(words)}.`
}

/** Which runs the means are over, where some did not complete, a sentence each. */
function overWhich({ scenario, replications, summary, aloneCompleted }: RunResult): string[] {
  const completed = completedOf(summary)
  const isTeam = scenario.team.size > 1
  const own =
    completed === 0
      ? 'None completed, so there are no durations.'
      : `${percent(completed / replications)} completed: durations, speedup and efficiency are means over those, all else is over all runs.`
  const alone = `One agent alone, whom the speedup is against, completed ${aloneCompleted} of ${replications}.`
  return [...(completed < replications ? [own] : []), ...(isTeam && aloneCompleted < replications ? [alone] : [])]
}

const completedOf = ({ outcomes }: Summary): number => outcomes.completed ?? 0

const inCompleted = ({ summary, replications }: RunResult): string =>
  completedOf(summary) < replications ? ' in the runs that completed' : ''

/** The means, with the number of runs that each is over where that is not all for each of them. */
function metricsTable(estimates: Record<string, Estimate>, summary: Summary, replications: number): string {
  const rows = SHOWN.flatMap((name) => {
    const estimate = estimates[name]!
    if (estimate.mean === null) return []
    return [[name, figure(estimate.mean), estimate.unit, metricInterval(estimate), `${runsBehind(name, summary)}`]]
  })
  const columns = ['metric', 'mean', 'unit', '95 % interval', 'runs'].map((head, column) => ({ head, column }))
  const shown = columns.filter(({ column }) => {
    if (column === 3) return rows.some((row) => row[column] !== '')
    return column < 3 || rows.some((row) => row[column] !== `${replications}`)
  })
  return table(
    shown.map(({ head }) => head),
    rows.map((row) => shown.map(({ column }) => row[column]!)),
  )
}

/** How many runs the mean of a metric is over; what is made of durations, over as many as they are. */
const runsBehind = (name: string, summary: Summary): number =>
  summary.momentsAt(metricColumn(name) ?? metricColumn('makespan')!).count

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
