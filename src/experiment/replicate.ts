import type { Scenario } from '../scenario/index.ts'
import { type Run, Team } from '../team/index.ts'
import { type Row, rowOf } from './row.ts'
import { Summary } from './summary.ts'
import { withOneAgent } from './variants.ts'

/** One finished replication. */
export interface Replication {
  /** From 0. */
  readonly replication: number
  readonly row: Row
  /** The row of one agent alone in the same replication. */
  readonly baselineRow: Row
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
    const baselineRow = alone && rowOf(alone.run(seed, replication))
    const run = team.run(seed, replication)
    const row = rowOf(run)
    summary.add(row, baselineRow ?? row, run.outcome)
    yield { replication, row, baselineRow: baselineRow ?? row, run }
  }
  return summary
}

/** The summary of so many replications of a scenario; see `replicate`. */
export function summarise(scenario: Scenario, seed: number, replications: number): Summary {
  const runs = replicate(scenario, seed, replications)
  for (;;) {
    const step = runs.next()
    if (step.done) return step.value
  }
}
