import { metricColumn, metrics } from '../metrics/index.ts'
import { rarePartOf, Streams, streamId } from '../random/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type Run, Team } from '../team/index.ts'
import { type Row, rowOf } from './row.ts' // no statistics: worker threads load this

/** The columns of `metrics` that are durations. */
export const durationColumns: readonly number[] = metrics.flatMap(({ duration }, column) => (duration ? [column] : []))

/** What a replication's durations come to on average over its rare latencies, all other numbers as they are. */
export interface Expected {
  /** Probability that the run completes. */
  readonly completed: number
  /** Durations of runs that complete, in the order of `durationColumns`; NaN if none does. */
  readonly durations: ArrayLike<number>
}

/** One replication of a scenario. */
export interface Replicated {
  /** As chance has it. Valid until the next replication. */
  readonly run: Run
  readonly row: Row
  readonly expected: Expected
}

const COMPLETED = metricColumn('completed')!
const STREAM_RARE = streamId('first rare latency')

/**
 * Simulates replications of one scenario, each with what its durations come to on average over rare latencies.
 *
 * Why: a reply that takes minutes once in some hundred replies decides the mean makespan, but most samples of runs hold none
 * of them, or one: their mean is too low and their spread says nothing of it. So each replication is stratified by what is
 * known of such replies (W. Cochran, "Sampling Techniques", 3rd ed., chapter 5; P. Glasserman, "Monte Carlo Methods in
 * Financial Engineering", section 4.3). Stratum one is the run without any, which has the probability q = Π (1 − share) over
 * its draws. Stratum two is a run with at least one: where the first one strikes is drawn from its exact distribution, later
 * ones come by chance. q × the first + (1 − q) × the second has the mean of the run as chance has it, exactly.
 */
export class Replicator {
  private readonly team: Team
  /** For the runs of the strata; null where no latency has a rare part. */
  private readonly twin: Team | null
  private readonly streams = new Streams(0)

  /** `stratified`: whether `expected` is wanted; if not, it is what the run itself shows. */
  constructor(scenario: Scenario, stratified = true) {
    this.team = new Team(scenario)
    this.twin = stratified && hasRareLatency(scenario) ? new Team(scenario) : null
  }

  /** Replication `replication` (from 0) of root seed `seed`: a pure function of scenario, seed and replication. */
  replicate(seed: number, replication: number): Replicated {
    const run = this.team.run(seed, replication)
    const row = rowOf(run)
    const own = shownBy(row)
    if (this.twin === null) return { run, row, expected: own }
    const { happened, noneProbability } = run.model.rare
    return { run, row, expected: this.stratified(this.twin, seed, replication, happened ? null : own, noneProbability) }
  }

  /** `none`: the run without rare latencies and its probability, if they are known; null if it is to be simulated. */
  private stratified(
    twin: Team,
    seed: number,
    replication: number,
    none: Expected | null,
    probability: number,
  ): Expected {
    const without = none ?? expectedOf(twin.run(seed, replication, 'never'))
    const q = none ? probability : twin.model.rare.noneProbability
    if (q === 1) return without
    this.streams.restart(seed, replication)
    this.streams.at(STREAM_RARE, 0)
    const firstBeyond = this.streams.uniform() * (1 - q)
    return mixed(q, without, expectedOf(twin.run(seed, replication, { firstBeyond })))
  }
}

/** What a run shows by itself, where nothing is averaged. */
export const shownBy = (row: Row): Expected => ({
  completed: row[COMPLETED]!,
  durations: durationColumns.map((column) => row[column]!),
})

/** Whether the latency of an agent in the team has a rare part that matters. */
export function hasRareLatency({ team, agents }: Scenario): boolean {
  return [...new Set(team.members)].some((name) => {
    const { timeToFirstTokenSeconds, secondsPerOutputToken, noise } = agents[name]!.latency
    return [timeToFirstTokenSeconds, secondsPerOutputToken, noise].some((quantity) => rarePartOf(quantity) !== null)
  })
}

function expectedOf(run: Run): Expected {
  return {
    completed: run.outcome === 'completed' ? 1 : 0,
    durations: durationColumns.map((column) => metrics[column]!.of(run)!),
  }
}

/** The first with probability `q`, else the second: of durations the mean over what completes. */
function mixed(q: number, first: Expected, second: Expected): Expected {
  if (second.completed === 0) return { ...first, completed: q * first.completed }
  if (first.completed === 0) return { ...second, completed: 1 - q }
  const meanOf = (x: number, place: number) => q * x + (1 - q) * second.durations[place]!
  return { completed: 1, durations: Array.from(first.durations, meanOf) }
}
