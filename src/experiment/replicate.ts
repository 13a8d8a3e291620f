import type { Scenario } from '../scenario/index.ts'
import type { Run } from '../team/index.ts'
import type { RowParts } from './job.ts'
import { Replicator } from './replicator.ts'
import { isWorthAveraging } from './strata.ts'
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
  const replicatorOf = (of: Scenario) => new Replicator(of, replications > 1 && isWorthAveraging(of)) // one run is told as it is
  const team = replicatorOf(scenario)
  const alone = scenario.team.size === 1 ? null : replicatorOf(withOneAgent(scenario))
  for (let replication = 0; replication < replications; replication++) {
    const own = team.replicate(seed, replication)
    const baseline = alone?.replicate(seed, replication) ?? own
    const parts: RowParts = {
      outcome: own.run.outcome,
      row: own.row,
      expected: own.expected,
      baselineOutcome: baseline.run.outcome,
      baselineRow: baseline.row,
      baselineExpected: baseline.expected,
    }
    summary.add(parts)
    yield { ...parts, replication, run: own.run }
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
