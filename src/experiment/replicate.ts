import type { Scenario } from '../scenario/index.ts'
import { type Run, Team } from '../team/index.ts'
import { type RowParts, rowOf } from './row.ts'
import { Summary } from './summary.ts'
import { withOneAgent } from './variants.ts'

/** One finished replication. */
export interface Replication extends RowParts {
  /** From 0. */
  readonly replication: number
  /** Valid until the next replication. */
  readonly run: Run
}

/**
 * Simulates a scenario and its one-agent baseline under the same random numbers, replication by replication.
 * @param seed root of the random numbers, an integer ≥ 0
 * @param replications how many, ≥ 1
 */
export function* replicate(scenario: Scenario, seed: number, replications: number): Generator<Replication, Summary> {
  const summary = new Summary(scenario.team.size)
  const team = new Team(scenario)
  const alone = scenario.team.size === 1 ? null : new Team(withOneAgent(scenario))
  for (let replication = 0; replication < replications; replication++) {
    const baseline = alone && partOf(alone.run(seed, replication))
    const run = team.run(seed, replication)
    const own = partOf(run)
    const { outcome: baselineOutcome, row: baselineRow } = baseline ?? own
    summary.add(own.row, baselineRow, own.outcome)
    yield { replication, ...own, baselineOutcome, baselineRow, run }
  }
  return summary
}

const partOf = (run: Run) => ({ outcome: run.outcome, row: rowOf(run) })

/** The summary of so many replications of a scenario; see `replicate`. */
export function summarise(scenario: Scenario, seed: number, replications: number): Summary {
  const runs = replicate(scenario, seed, replications)
  for (;;) {
    const step = runs.next()
    if (step.done) return step.value
  }
}
