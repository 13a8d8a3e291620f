import type { LoggedRun } from '../../dataset/index.ts'
import { type Profile, profileSchema } from '../../scenario/index.ts'
import { Moments } from '../../stats/index.ts'
import { isChoosing } from '../cellScenario.ts'
import { type AtHand, chosenAtHand, observedBatch, type SetFiles } from './batch.ts'
import { type Estimate, readOffTimes, shareIn } from './estimate.ts'
import { countedHabits } from './habits.ts'
import type { ObservedLatency } from './latency.ts'
import { editsOf, type RunReading } from './reading.ts'
import { straysOf } from './strayPaths.ts'

/** A number of a profile, and how it was come by. */
export interface PlacedEstimate extends Estimate {
  /** Its place in the profile. */
  readonly name: string
}

/** What is known of a model without a simulation. */
export interface ObservedModel {
  readonly profile: Profile
  readonly values: readonly PlacedEstimate[]
}

/** What of the task sets a model's numbers depend on. */
export interface SetNumbers {
  /** Of agents that choose for themselves: how many take one task at a time, and how often one stops, in a suite like any other. */
  readonly stepping: { readonly stepwise: number; readonly hurry: number } | undefined
  ambiguityOf(run: LoggedRun): number
  filesOf(run: LoggedRun): SetFiles
  /** A file as the model writes it. */
  tokensOf(run: LoggedRun, path: string): number
}

/** What is put down where runs say nothing: tokens that no list of tasks holds, tasks that no team has. */
const WITHOUT_END = { batchTasks: 1000, batchTokens: 1e6 } as const
/** Spread of the time to the first token; short replies vary more, but by their tokens as well. */
const START_CV = 0.3
const STALL_CV = 1

/**
 * The profile of a model as far as its replies show it, with the behaviour that simulation has to fit left at its defaults.
 * `known`: what has its name and prices.
 */
export function observedModel(
  readings: readonly RunReading[],
  latency: ObservedLatency,
  overhead: Estimate,
  verbosity: number,
  outputTokensMax: number,
  sets: SetNumbers,
  known: Pick<Profile, 'name' | 'prices'>,
): ObservedModel {
  const idle = idleTokens(readings)
  const choosing = readings.filter(({ run }) => isChoosing(run))
  const assigned = readings.filter(({ run }) => !isChoosing(run))
  const [own, other] = choosing.length > 0 ? [choosing, assigned] : [assigned, []]
  const free = observedBehaviour(own, sets, undefined, choosing.length > 0 ? sets.stepping : undefined)
  const bound = observedBehaviour(other, sets, free.values)
  const profile = profileSchema.parse({
    name: known.name,
    ...(known.prices && { prices: known.prices }),
    latency: latencyOf(latency),
    tokens: {
      outputTokensMax,
      truncation: 'lost',
      overheadTokens: overhead.value,
      idleTokens: spread(idle.value, idle.cv),
      verbosity,
    },
    behaviour: { ...free.written, claimsFirst: true, assigned: other.length > 0 ? bound.written : {} },
  })
  const placed = (prefix: string, values: ReadonlyMap<string, Estimate>) =>
    [...values].map(([name, estimate]): PlacedEstimate => ({ name: `${prefix}.${name}`, ...estimate }))
  const { timeToFirstTokenSeconds, secondsPerOutputToken, secondsPerInputToken, noise, drift } = latency
  const values = [
    ...placed(
      'latency',
      new Map(Object.entries({ timeToFirstTokenSeconds, secondsPerOutputToken, secondsPerInputToken, noise, drift })),
    ),
    ...placed(
      'tokens',
      new Map(Object.entries({ overheadTokens: readOffTimes(overhead), idleTokens: readOffTimes(idle) })),
    ),
    ...placed('behaviour', free.values),
    ...(other.length > 0 ? placed('behaviour.assigned', bound.values) : []),
  ]
  return { profile, values }
}

/** A mean with a spread, as profiles write it. */
const spread = (mean: number, cv: number) => (mean > 0 && cv > 0 ? { lognormal: { mean, cv } } : mean)

function latencyOf(latency: ObservedLatency) {
  const {
    timeToFirstTokenSeconds,
    secondsPerOutputToken,
    secondsPerInputToken,
    stallShare,
    stallSeconds,
    noise,
    drift,
  } = latency
  const start = spread(timeToFirstTokenSeconds.value, START_CV)
  const stall = spread(stallSeconds, STALL_CV)
  return {
    timeToFirstTokenSeconds:
      stallShare.value > 0
        ? {
            mixture: {
              parts: [
                { weight: 1 - stallShare.value, value: start },
                { weight: stallShare.value, value: stall },
              ],
            },
          }
        : start,
    secondsPerOutputToken: secondsPerOutputToken.value,
    secondsPerInputToken: secondsPerInputToken.value,
    noise: spread(1, noise.value),
    drift: spread(drift.mean, drift.value),
  }
}

/** Tokens of replies without files that were not cut off. */
function idleTokens(readings: readonly RunReading[]): Estimate & { readonly cv: number } {
  const moments = new Moments()
  for (const reading of readings.flatMap(({ replies }) => replies))
    if (editsOf(reading) === 0 && !reading.full) moments.add(reading.tokens)
  const { count, mean, variance } = moments
  const known = count > 1 && mean > 0
  return {
    value: count > 0 ? mean : 0,
    cv: known ? Math.sqrt(variance) / mean : 0,
    standardError: known ? Math.sqrt(variance / count) : 0,
    observations: count,
    how: 'mean over replies without files',
  }
}

/** What counts say of the behaviour in runs of one mode; `usual`: what is expected where there is little to count. */
function observedBehaviour(
  readings: readonly RunReading[],
  { ambiguityOf, filesOf, tokensOf }: SetNumbers,
  usual?: ReadonlyMap<string, Estimate>,
  stepping?: SetNumbers['stepping'],
) {
  const byRun = new Map(readings.map((reading) => [reading.run, reading]))
  const strays = (run: LoggedRun) => {
    const { strayed, of } = straysOf([byRun.get(run)!])
    return { count: ambiguityOf(run) > 0 ? strayed : 0, of: of * ambiguityOf(run) }
  }
  const chosen = chosenAtHand(filesOf)
  const atHand: AtHand = (reading, agent, fresh) =>
    isChoosing(reading.run) ? chosen(reading, agent, fresh) : filesBy(reading, agent)
  const { stepwise, hurry, batchTokens } = observedBatch(
    readings,
    atHand,
    ({ run }, path) => tokensOf(run, path),
    usual?.get('stepwise')?.value ?? 0,
    usual?.get('hurry')?.value ?? 0,
  )
  const runs = readings.map(({ run }) => run)
  const strayPath = shareIn(
    runs,
    strays,
    usual?.get('strayPath')?.value ?? 0,
    'agents, by how easily paths are mistaken',
  )
  const counted = new Map([
    ...countedHabits(readings, usual),
    ['stepwise', adjusted(stepwise, stepping?.stepwise)],
    ['hurry', adjusted(hurry, stepping?.hurry)],
    ['strayPath', strayPath],
  ])
  const written = {
    ...Object.fromEntries([...counted].map(([name, { value }]) => [name, Math.min(1, value)])),
    batchTasks: WITHOUT_END.batchTasks,
    batchTokens: batchTokens ? spread(batchTokens.value, batchTokens.cv) : WITHOUT_END.batchTokens,
  }
  const values = batchTokens ? new Map([...counted, ['batchTokens', readOffTimes(batchTokens)]]) : counted
  return { written, values }
}

/** An estimate for a suite like any other, where there is one. */
const adjusted = (estimate: Estimate, value: number | undefined): Estimate =>
  value === undefined || estimate.observations === 0 ? estimate : { ...estimate, value }

/** Files of tasks that an agent wrote in a run: of those assigned to it, all that it came to. */
const filesBy = ({ replies }: RunReading, agent: string): number =>
  new Set(replies.filter(({ reply }) => reply.agent === agent).flatMap(({ paths }) => paths)).size
