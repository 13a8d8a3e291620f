import type { Scenario } from '../scenario/index.ts'
import { type Run, Team } from '../team/index.ts'
import { type Expected, shownBy } from './expected.ts'
import { type Row, rowOf } from './row.ts' // no statistics: worker threads load this
import { Strata } from './strata.ts'

/** One replication of a scenario. */
export interface Replicated {
  /** As chance has it. Valid until the next replication. */
  readonly run: Run
  readonly row: Row
  readonly expected: Expected
}

/** Simulates replications of one scenario, each with what its durations come to on average over rare latencies. */
export class Replicator {
  private readonly team: Team
  /** Null where `expected` is what the run itself shows. */
  private readonly strata: Strata | null

  /** `averaged`: see `isWorthAveraging`. */
  constructor(scenario: Scenario, averaged: boolean) {
    this.team = new Team(scenario)
    this.strata = averaged ? new Strata(scenario) : null
  }

  /** Replication `replication` (from 0) of root seed `seed`: a pure function of scenario, seed and replication. */
  replicate(seed: number, replication: number): Replicated {
    const run = this.team.run(seed, replication)
    const row = rowOf(run)
    const own = shownBy(row)
    if (this.strata === null) return { run, row, expected: own }
    const { happened, noneProbability } = run.model.rare
    const usual = happened ? this.strata.usualOf(seed, replication) : { usual: own, probability: noneProbability }
    return { run, row, expected: this.strata.averaged(usual, seed, replication) }
  }
}
