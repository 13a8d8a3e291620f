import { DatasetError, grouped, type LoggedReply, type LoggedRun } from '../../dataset/index.ts'
import { Moments, mean, median } from '../../stats/index.ts'
import type { Estimate } from './estimate.ts'
import { leastSquares } from './leastSquares.ts'

/** How fast a model's provider answers. */
export interface ObservedLatency {
  readonly timeToFirstTokenSeconds: Estimate
  readonly secondsPerOutputToken: Estimate
  readonly secondsPerInputToken: Estimate
  /** Share of replies that take longer than any reply should, and by how many seconds on average. */
  readonly stallShare: Estimate
  readonly stallSeconds: number
  /** Coefficient of variation of equal replies of one round. */
  readonly noise: Estimate
  /** Mean and coefficient of variation of the factor by which all replies of a run are slower than usual. */
  readonly drift: Estimate & { readonly mean: number }
}

/** A reply that takes so many times as long as one that fills the output cap has stalled. */
const STALL = 1.5
/** Runs whose replies are off by more than so many standard deviations do not say what is usual. */
const USUAL = 3
const TRIMMINGS = 6
/** Standard deviation of a normal distribution over its median absolute deviation. */
const MAD_TO_SD = 1.4826
/** Replies with so many files tell the noise of writing from that of starting, if there are enough of them. */
const LONG_FILES = 6
const LONG_REPLIES = 40

interface Coefficients {
  readonly start: number
  readonly output: number
  readonly input: number
}

/**
 * Latency from runs of one model, of which the log has tokens as totals and times by reply: the summed reply time of a run is
 * regressed on its replies, output and input tokens, relative to that sum, without runs that are far off and with stalled replies
 * cut short.
 * @throws DatasetError if no run has rounds, without which the log does not say when a reply began
 */
export function observedLatency(runs: readonly LoggedRun[], outputTokensMax: number): ObservedLatency {
  const timed = runs.filter(
    ({ replies }) => replies.length > 0 && replies.every((reply) => reply.latencySeconds !== null),
  )
  if (timed.length === 0)
    throw new DatasetError(`expected runs of ${runs[0]?.model} in rounds, which say how long replies took; found none`)
  let kept: readonly LoggedRun[] = timed
  let limit = Infinity
  let fit = regress(kept, limit)
  let drifts: number[] = []
  for (let trimming = 0; trimming < TRIMMINGS; trimming++) {
    limit = STALL * (fit.at.start + fit.at.output * outputTokensMax)
    drifts = timed.map((run) => Math.log(sumSeconds(run, limit) / expectedSeconds(run, fit.at)))
    const usual = median(drifts)!
    const spread = MAD_TO_SD * median(drifts.map((drift) => Math.abs(drift - usual)))!
    kept = timed.filter((_, index) => Math.abs(drifts[index]! - usual) <= USUAL * spread)
    fit = regress(kept, limit, fit.at)
  }
  const noise = noiseOf(timed, limit)
  const how = "regression of a run's summed reply time on its replies, output and input tokens"
  const [start, output, input] = fit.solution.values.map((value, index) => ({
    value,
    standardError: fit.solution.standardErrors[index]!,
    observations: kept.length,
    how,
  }))
  return {
    timeToFirstTokenSeconds: start!,
    secondsPerOutputToken: output!,
    secondsPerInputToken: input!,
    ...stalls(timed, limit, fit.at),
    noise,
    drift: driftOf(drifts, noise.value ** 2 * mean(timed.map(({ replies }) => 1 / replies.length))),
  }
}

/** Relative to what `before` expects of each run: relative to what it took, the fast ones would count for more. */
function regress(runs: readonly LoggedRun[], limit: number, before?: Coefficients) {
  const solution = leastSquares(
    runs.map((run) => {
      const sum = sumSeconds(run, limit)
      const expected = before ? expectedSeconds(run, before) : sum
      return {
        factors: [run.replies.length, run.outputTokens, run.inputTokens],
        value: sum,
        weight: 1 / expected ** 2,
      }
    }),
  )
  const [start, output, input] = solution.values as [number, number, number]
  return { solution, at: { start, output, input } }
}

const sumSeconds = ({ replies }: LoggedRun, limit: number): number =>
  Math.max(
    1e-6,
    replies.reduce((sum, { latencySeconds }) => sum + Math.min(limit, latencySeconds!), 0),
  )

const expectedSeconds = ({ replies, outputTokens, inputTokens }: LoggedRun, { start, output, input }: Coefficients) =>
  Math.max(1e-6, start * replies.length + output * outputTokens + input * inputTokens)

function stalls(runs: readonly LoggedRun[], limit: number, { start }: Coefficients) {
  const replies = runs.flatMap((run) => run.replies)
  const stalled = replies.filter(({ latencySeconds }) => latencySeconds! > limit)
  const share = stalled.length / replies.length
  return {
    stallShare: {
      value: share,
      standardError: Math.sqrt((share * (1 - share)) / replies.length),
      observations: replies.length,
      how: `replies of more than ${limit.toFixed(0)} s`,
    },
    stallSeconds: stalled.length > 0 ? mean(stalled.map(({ latencySeconds }) => latencySeconds!)) - start : 0,
  }
}

/** How much replies of one round vary that wrote equally many files. */
function noiseOf(runs: readonly LoggedRun[], limit: number): Estimate {
  const deviations = (filesMin: number) =>
    runs.flatMap((run) => equalReplies(run, filesMin, limit)).flatMap(deviationsOf)
  const long = deviations(LONG_FILES)
  const enough = long.length >= LONG_REPLIES
  const used = enough ? long : deviations(1)
  const value = used.length > 0 ? MAD_TO_SD * median(used.map(Math.abs))! : 0
  const files = enough ? `of ${LONG_FILES} files or more` : 'that wrote files'
  return {
    value,
    standardError: used.length > 0 ? value / Math.sqrt(used.length) : 0,
    observations: used.length,
    how: `spread of the latency of equal replies of a round ${files}`,
  }
}

function equalReplies({ replies }: LoggedRun, filesMin: number, limit: number): LoggedReply[][] {
  const written = replies.filter(
    (reply) => filesOf(reply) >= filesMin && reply.latencySeconds! > 0 && reply.latencySeconds! <= limit,
  )
  return [...grouped(written, (reply) => `${reply.round} ${filesOf(reply)}`).values()].filter(
    ({ length }) => length > 1,
  )
}

const filesOf = ({ actions }: LoggedReply): number => actions.filter(({ kind }) => kind === 'edit').length

/** Off the mean of the group, each stretched for what the mean took from it. */
function deviationsOf(group: readonly LoggedReply[]): number[] {
  const logs = group.map(({ latencySeconds }) => Math.log(latencySeconds!))
  const centre = mean(logs)
  return logs.map((value) => (value - centre) * Math.sqrt(group.length / (group.length - 1)))
}

/** `noise`: what of the variance the noise of single replies makes. */
function driftOf(logs: readonly number[], noise: number): ObservedLatency['drift'] {
  const factors = new Moments()
  for (const log of logs) factors.add(Math.exp(log))
  const variance = factors.count > 1 ? factors.variance / factors.mean ** 2 - noise : 0
  const value = Math.sqrt(Math.max(0, variance))
  return {
    value,
    mean: factors.mean,
    standardError: value / Math.sqrt(2 * Math.max(1, factors.count - 1)),
    observations: factors.count,
    how: 'spread of what that regression leaves of a run',
  }
}
