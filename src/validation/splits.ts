import { DatasetError, type LoggedRun, publishedMode } from '../dataset/index.ts'

/** What a predictor may learn from, and what it is asked for then. */
export interface Split {
  readonly train: readonly LoggedRun[]
  readonly test: readonly LoggedRun[]
}

/** A way to hold out runs. Several splits are fitted apart; no run is tested in two. */
export interface Holdout {
  /** In words, for tables. */
  readonly summary: string
  /** Which runs it needs, for the message where there are none. */
  readonly needs: string
  splits(runs: readonly LoggedRun[]): Split[]
}

/** Teams up to this size are fitted where size is held out. */
const SIZE_MAX = 3

/** The ways to hold out runs, by name. To add one: an entry here. */
export const holdouts = {
  none: {
    summary: 'in sample: tested on the runs that it was fitted on',
    needs: 'runs',
    splits: (runs) => [{ train: runs, test: runs }],
  },
  size: {
    summary: 'fitted on teams of 1 to 3, tested on larger ones',
    needs: 'runs of up to 3 agents and of more',
    splits: (runs) => [split(runs, ({ teammates }) => teammates > SIZE_MAX)],
  },
  suite: {
    summary: 'each suite fitted on the others and its own runs of one agent, tested on its teams',
    needs: 'two suites or more, each with runs of one agent and of teams',
    splits: (runs) =>
      [...new Set(runs.map(({ taskType }) => taskType))].map((suite) =>
        split(runs, ({ taskType, teammates }) => taskType === suite && teammates > 1),
      ),
  },
  mode: {
    summary: 'fitted on decentralized runs and preassigned ones of one agent, tested on preassigned teams',
    needs: `runs of mode decentralized, and teams of mode ${publishedMode('preassigned')}`,
    splits: (runs) => [split(runs, ({ mode, teammates }) => mode === publishedMode('preassigned') && teammates > 1)],
  },
} satisfies Record<string, Holdout>

export type HoldoutName = keyof typeof holdouts

export const holdoutNames = Object.keys(holdouts) as HoldoutName[]

/**
 * The splits of a way to hold out runs.
 * @throws DatasetError if there is nothing to fit, or nothing to test
 */
export function splitsOf(name: HoldoutName, runs: readonly LoggedRun[]): Split[] {
  const { needs, splits }: Holdout = holdouts[name]
  const made = splits(runs)
  const suites = new Set(runs.map(({ taskType }) => taskType))
  const empty = made.some(({ train, test }) => train.length === 0 || test.length === 0)
  if (empty || (name === 'suite' && suites.size < 2))
    throw new DatasetError(
      `to hold out by ${name}: expected ${needs}; these ${runs.length} runs are not enough for that`,
    )
  return made
}

/**
 * The split of two choices of runs.
 * @throws DatasetError if a run is in both
 */
export function chosenSplit(train: readonly LoggedRun[], test: readonly LoggedRun[]): Split {
  const seen = new Set(train.map(({ runDir }) => runDir))
  const common = test.filter(({ runDir }) => seen.has(runDir))
  if (common.length === 0) return { train, test }
  throw new DatasetError(
    `expected no run both to fit and to test, got ${common.length}, first ${common[0]!.runDir}; in sample is --holdout none`,
  )
}

function split(runs: readonly LoggedRun[], tested: (run: LoggedRun) => boolean): Split {
  return { train: runs.filter((run) => !tested(run)), test: runs.filter(tested) }
}
