import { metricColumn } from '../metrics/index.ts'
import { rarePartOf, Streams, streamId } from '../random/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { Team } from '../team/index.ts'
import { durationColumns, type Expected, mixed, shownByRun } from './expected.ts'

/** A replication without rare latencies, and the probability of that. */
export interface Usual {
  readonly usual: Expected
  readonly probability: number
}

const STREAM_RARE = streamId('first rare latency')

/**
 * Averages replications of a scenario over their rare latencies.
 *
 * Why: a reply that takes minutes once in some hundred replies decides the mean makespan, but most samples of runs hold none
 * of them, or one: their mean is too low and their spread says nothing of it. So each replication is stratified by what is
 * known of such replies (W. Cochran, "Sampling Techniques", 3rd ed., chapter 5; P. Glasserman, "Monte Carlo Methods in
 * Financial Engineering", section 4.3). Stratum one is the run without any, which has the probability q = Π (1 − share) over
 * its draws. Stratum two is a run with at least one: where the first one strikes is drawn from its exact distribution, later
 * ones come by chance. q × the first + (1 − q) × the second has the mean of the run as chance has it, exactly.
 */
export class Strata {
  private readonly team: Team
  private readonly streams = new Streams(0)

  constructor(scenario: Scenario) {
    this.team = new Team(scenario)
  }

  /** The first stratum. */
  usualOf(seed: number, replication: number): Usual {
    const usual = shownByRun(this.team.run(seed, replication, 'never'))
    return { usual, probability: this.team.model.rare.noneProbability }
  }

  /** The replication averaged, its first stratum known. */
  averaged({ usual, probability }: Usual, seed: number, replication: number): Expected {
    if (probability === 1) return usual
    this.streams.restart(seed, replication)
    this.streams.at(STREAM_RARE, 0)
    const firstBeyond = this.streams.uniform() * (1 - probability)
    return mixed(probability, usual, shownByRun(this.team.run(seed, replication, { firstBeyond })))
  }
}

/** Runs of the pilot, of a seed that is nobody's. */
const PILOT = { seed: 0, first: 2 ** 40, runs: 2 } as const
/** At least so many runs meet no rare latency... */
const USUAL_MIN = 0.8
/** ...and the others make up at least so much of the mean makespan. */
const PART_MIN = 0.01
const MAKESPAN = durationColumns.indexOf(metricColumn('makespan')!)

/**
 * Whether to average a scenario's replications, which takes twice the runs: where few of them meet a rare latency, so that samples
 * say little of those, and these few make up some of the mean. A pilot tells, of two runs without one and two with. It depends on
 * the scenario alone, so that means stay unbiased.
 */
export function isWorthAveraging(scenario: Scenario): boolean {
  if (!hasRareLatency(scenario)) return false
  const strata = new Strata(scenario)
  let [probability, usual, averaged] = [0, 0, 0]
  for (let run = 0; run < PILOT.runs; run++) {
    const first = strata.usualOf(PILOT.seed, PILOT.first + run)
    probability += first.probability / PILOT.runs
    usual += first.usual.durations[MAKESPAN]!
    averaged += strata.averaged(first, PILOT.seed, PILOT.first + run).durations[MAKESPAN]!
  }
  return probability >= USUAL_MIN && averaged - usual >= PART_MIN * averaged
}

/** Whether the latency of an agent in the team has a rare part that matters. */
function hasRareLatency({ team, agents }: Scenario): boolean {
  return [...new Set(team.members)].some((name) => {
    const { timeToFirstTokenSeconds, secondsPerOutputToken, noise } = agents[name]!.latency
    return [timeToFirstTokenSeconds, secondsPerOutputToken, noise].some((quantity) => rarePartOf(quantity) !== null)
  })
}
