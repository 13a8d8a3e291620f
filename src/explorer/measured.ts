import type { CellTable } from '../dataset/index.ts'
import {
  type Average,
  averageInterval,
  averageOver,
  type PaperCell,
  type PaperKey,
  type PaperMetric,
  paperMetricNames,
  paperModes,
  paperSizes,
  paperSuites,
  speedupOf,
  tabledCells,
} from '../experiment/paper/index.ts'
import { parallelShareByCount } from '../experiment/taskSizes.ts'
import type { Scenario } from '../scenario/index.ts'
import { fromZero } from '../stats/index.ts'
import { PLAY, type View } from './view.ts'

/** The table of the paper's measured cells (scenarios/paper/measured.json). */
export type MeasuredTable = CellTable

/** A measured mean at a team size, with its 95 % interval where that is known. */
export interface MeasuredPoint {
  readonly x: number
  readonly y: number
  readonly low: number | null
  readonly high: number | null
}

/** What was measured of teams like those of a scenario, by metric. */
export interface Measured {
  /** Which runs these are. */
  readonly label: string
  readonly points: Readonly<Record<'speedup' | PaperMetric, readonly MeasuredPoint[]>>
}

/** The same; or, in a sentence, why there is nothing. */
export type MeasuredPoints = Measured | { readonly reason: string }

/** The names of the paper's task graphs (arXiv 2603.12229), by their p. */
const GRAPHS = [
  { graph: 'p02', p: 0.2 },
  { graph: 'p05', p: 0.5 },
  { graph: 'p09', p: 0.9 },
] as const
/** Tasks of each of them. */
const TASKS = 20

/** Whether the scenario of a view is one that was measured, or shaped like those: files of the reader's own may say anything. */
const isMeasured = ({ scenario, files }: View): boolean =>
  Object.keys(files).length === 0 && (scenario === PLAY || scenario.startsWith('scenarios/paper/'))

/**
 * What a view's scenario has to be set to, for `--set`, to be the measured team of the same size, model and mode, and of the same
 * p in Play: all else as its file says. Null for a scenario that is none of those that were measured.
 */
export function measuredTeam(view: View, { team, coordination }: Scenario): string[] | null {
  if (!isMeasured(view)) return null
  const share = view.settings['tasks.shape.parallelShare']
  return [
    `team.size=${team.size}`,
    `team.members=${JSON.stringify(team.members)}`,
    `coordination.kind=${coordination.kind}`,
    ...(share === undefined ? [] : [`tasks.shape.parallelShare=${share}`]),
  ]
}

/**
 * The measured points that belong beside a scenario's curve: of its own suite if it is one of the paper's, else over all.
 * `asMeasured`: its file with the settings of `measuredTeam` alone; null where there is none.
 */
export function measuredPoints(table: MeasuredTable, scenario: Scenario, asMeasured: Scenario | null): MeasuredPoints {
  const like = likeness(scenario)
  if ('reason' in like) return like
  const reason = differenceFrom(asMeasured, scenario)
  if (reason !== null) return { reason }
  const cells = tabledCells(table, like.keys)
  if (cells.length === 0) return { reason: `the runs that were measured have none of ${like.label}` }
  const suites = [...new Set(cells.map(({ suite }) => suite))].join(', ')
  const metrics = [
    ['speedup', pointsOf(cells, (own) => speedupOf(own, cells))],
    ...paperMetricNames.map((name) => [name, pointsOf(cells, (own) => averageOver(own, name))]),
  ]
  return { label: `measured: ${like.label} (${suites})`, points: Object.fromEntries(metrics) }
}

function pointsOf(cells: readonly PaperCell[], of: (own: PaperCell[]) => Average | null): MeasuredPoint[] {
  return paperSizes.flatMap((n): MeasuredPoint[] => {
    const average = of(cells.filter((cell) => cell.n === n))
    if (!average) return []
    const interval = averageInterval(average)
    const [low, high] = interval ? fromZero(interval) : [null, null]
    return [{ x: n, y: average.mean, low, high }]
  })
}

/** In which of its blocks a scenario is not the team that was measured, in a sentence; null where it is that team. */
function differenceFrom(asMeasured: Scenario | null, scenario: Scenario): string | null {
  if (!asMeasured) return 'only the scenarios of the paper and “a graph of a shape” are teams that were measured'
  const [own, other] = [playedBlocks(scenario), playedBlocks(asMeasured)]
  const blocks = Object.keys({ ...own, ...other }).filter((name) => own[name] !== other[name])
  return blocks.length === 0 ? null : `the teams that were measured differ from this one in ${blocks.join(' and ')}`
}

/** The blocks of a scenario that its runs depend on, as texts by name; of its agents those in the team. */
function playedBlocks({ name, description, source, seed, agents, ...rest }: Scenario): Record<string, string> {
  const members = [...new Set(rest.team.members)].map((member) => agents[member]!)
  return Object.fromEntries(
    Object.entries({ agents: members, ...rest }).map(([block, of]) => [block, JSON.stringify(of)]),
  )
}

/** The cells of the paper's design that are like a scenario, or why there are none. */
function likeness(scenario: Scenario): { label: string; keys: PaperKey[] } | { reason: string } {
  const { coordination, pacing, team, agents, tasks, name } = scenario
  const mode = paperModes.find((known) => known === coordination.kind)
  const models = [...new Set(team.members)].map((member) => agents[member]!.name)
  const share = parallelShareByCount(tasks)
  const graph = GRAPHS.find(({ p }) => Math.abs(p - share) < 1e-6)
  if (!mode || pacing.kind !== 'rounds')
    return { reason: 'only preassigned and decentralized teams that work in rounds were measured' }
  if (models.length > 1) return { reason: 'only teams of one model were measured' }
  if (tasks.length !== TASKS || !graph) {
    return {
      reason: `only graphs of ${TASKS} tasks with a p of 0.2, 0.5 or 0.9 were measured; this one has ${tasks.length} and ${Number(share.toFixed(3))}`,
    }
  }
  const own = paperSuites.filter((suite) => name.startsWith(`${suite}-`))
  const keys = (own.length > 0 ? own : paperSuites).flatMap((suite) =>
    paperSizes.map((n) => ({ suite, ...graph, model: models[0]!, mode, n })),
  )
  return { label: `${models[0]}, ${mode}, p = ${graph.p}`, keys }
}
