import { grouped, type LoggedRun } from '../../dataset/index.ts'
import { normalCdf } from '../../random/index.ts'
import { mean } from '../../stats/index.ts'
import { type Estimate, shareIn, type Tally } from './estimate.ts'
import type { ReplyReading, RunReading } from './reading.ts'
import type { SteppingTally } from './stepping.ts'

/** How much agents begin in a turn. */
export interface ObservedBatch {
  /** Share of agents that begin one task a turn. */
  readonly stepwise: Estimate
  /** How often such an agent goes over to more in a turn. */
  readonly hurry: Estimate
  /** Mean output tokens of what the others set out to write in a turn; null where no batch ended before the list or the cap did. */
  readonly batchTokens: (Estimate & { readonly cv: number }) | null
}

/** How many files an agent may begin in a run, going by those that it begins now. */
export type AtHand = (reading: RunReading, agent: string, fresh: readonly string[]) => number

/** The files of a task set. */
export interface SetFiles {
  readonly count: number
  /** Those of tasks that need no other. */
  readonly roots: ReadonlySet<string>
}

/** An agent that chooses for itself may begin what needs nothing, or everything if it looks ahead of what is done. */
export const chosenAtHand =
  (filesOf: (run: LoggedRun) => SetFiles): AtHand =>
  ({ run }, _, fresh) => {
    const { count, roots } = filesOf(run)
    return fresh.every((path) => roots.has(path)) ? roots.size : count
  }

/** An agent says how it takes its tasks while it has so many left. */
const LEFT_MIN = 3
/** Where next to nothing ended a batch, agents begin all there is. */
const CHOSEN_MIN = 0.02

/** A turn that began tasks: what was set out to be written lies between `least` and `most` tokens. */
interface Batch {
  readonly single: boolean
  readonly least: number
  readonly most: number
}

/**
 * Batches of turns with three tasks or more at hand: which agents are of those that begin one at a time, counted by their first
 * turn, and how long they stay so; and of the others' first turns the tokens of a batch, a lognormal distribution by maximum
 * likelihood. A batch is known to end with the file that passes its tokens; where the list or the cap ended it, only that it would
 * have gone on.
 * @param tokensOf the tokens of a file as this model writes it
 */
export function observedBatch(
  readings: readonly RunReading[],
  atHand: AtHand,
  tokensOf: (reading: RunReading, path: string) => number,
  usualStepwise: number,
  usualHurry: number,
): ObservedBatch {
  const byRun = new Map(readings.map((reading) => [reading.run, batchesOf(reading, atHand, tokensOf)]))
  const runs = readings.map(({ run }) => run)
  const stepwise = shareIn(runs, (run) => stepwiseOf(byRun.get(run)!), usualStepwise, 'agents with three tasks or more')
  const hurry = shareIn(
    runs,
    (run) => hurryOf(byRun.get(run)!),
    usualHurry,
    'turns of agents that began one task before',
  )
  const first = [...byRun.values()].flat().filter((batches) => !isStepwise(batches))
  return { stepwise, hurry, batchTokens: tokensOfBatches(first.map((batches) => batches[0]!)) }
}

const isStepwise = ([first]: readonly Batch[]): boolean => first!.single

const stepwiseOf = (agents: readonly Batch[][]): Tally => ({
  count: agents.filter(isStepwise).length,
  of: agents.length,
})

/** By model and suite: how many agents of runs with so many files at hand take them one at a time. */
export const steppingTallies = (
  readings: readonly RunReading[],
  filesOf: (run: LoggedRun) => SetFiles,
): SteppingTally[] =>
  [...grouped(readings, ({ run }) => `${run.model} ${run.taskType}`).values()].map((own) => {
    const agents = own.flatMap((reading) => batchesOf(reading, chosenAtHand(filesOf), () => 1))
    const { model, taskType } = own[0]!.run
    return { model, taskType, stepwise: stepwiseOf(agents), hurry: hurryOf(agents) }
  })

/** Of turns after those in which agents had begun one task each so far: how often one began more. */
function hurryOf(agents: readonly Batch[][]): Tally {
  const tally = { count: 0, of: 0 }
  for (const batches of agents) {
    const more = batches.findIndex(({ single }) => !single)
    if (more === 0) continue
    tally.of += (more === -1 ? batches.length : more + 1) - 1
    tally.count += more === -1 ? 0 : 1
  }
  return tally
}

/** By agent that had enough at hand at least once. */
function batchesOf(
  reading: RunReading,
  atHand: AtHand,
  tokensOf: (reading: RunReading, path: string) => number,
): Batch[][] {
  const agents = new Map<string, { readonly begun: Set<string>; readonly batches: Batch[] }>()
  for (const reply of reading.replies) {
    const { agent } = reply.reply
    const own = agents.get(agent) ?? { begun: new Set<string>(), batches: [] }
    agents.set(agent, own)
    const fresh = [...new Set(reply.paths)].filter((path) => !own.begun.has(path))
    const left = atHand(reading, agent, fresh) - own.begun.size
    for (const path of fresh) own.begun.add(path)
    if (fresh.length === 0 || left < LEFT_MIN) continue
    own.batches.push(
      batchOf(
        reply,
        fresh.map((path) => tokensOf(reading, path)),
        left,
      ),
    )
  }
  return [...agents.values()].map(({ batches }) => batches).filter(({ length }) => length > 0)
}

function batchOf({ full }: ReplyReading, sizes: readonly number[], left: number): Batch {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const single = sizes.length === 1 && !full
  if (full || sizes.length >= left) return { single, least: all, most: Infinity }
  return { single, least: all - sizes.at(-1)!, most: all }
}

function tokensOfBatches(batches: readonly Batch[]): ObservedBatch['batchTokens'] {
  const chosen = batches.filter(({ most }) => most < Infinity)
  if (chosen.length < CHOSEN_MIN * batches.length || chosen.length < 3) return null
  const { mu, sigma, errorOfMean } = mostLikely(batches)
  const value = Math.exp(mu + (sigma * sigma) / 2)
  return {
    value,
    cv: Math.sqrt(Math.expm1(sigma * sigma)),
    standardError: value * errorOfMean,
    observations: batches.length,
    how: "maximum likelihood over agents' first turns, cut off where the list or the cap ended them",
  }
}

/** Steps on the scale of logarithms, from coarse to fine, and the ranges that are searched. */
const STEPS = [1, 0.25, 0.06, 0.015]
const MU: readonly [number, number] = [0, 12]
const SIGMA: readonly [number, number] = [0.1, 2]

/** The normal distribution of logarithms by a search over ever finer grids: two dimensions and few data need no more. */
function mostLikely(batches: readonly Batch[]): { mu: number; sigma: number; errorOfMean: number } {
  const likelihood = (mu: number, sigma: number) =>
    batches.reduce((sum, batch) => sum + Math.log(chance(batch, mu, sigma)), 0)
  const finite = batches.filter(({ most }) => most < Infinity).map(({ most }) => Math.log(most))
  let best = { mu: mean(finite), sigma: 1, value: -Infinity }
  for (const step of STEPS) {
    const { mu: aroundMu, sigma: aroundSigma } = best
    for (let i = -8; i <= 8; i++)
      for (let j = -8; j <= 8; j++) {
        const [mu, sigma] = [within(aroundMu + i * step, MU), within(aroundSigma + (j * step) / 4, SIGMA)]
        const value = likelihood(mu, sigma)
        if (value > best.value) best = { mu, sigma, value }
      }
  }
  const { mu, sigma, value } = best
  const errorAlong = (dMu: number, dSigma: number) => {
    const bend = (2 * value - likelihood(mu + dMu, sigma + dSigma) - likelihood(mu - dMu, sigma - dSigma)) / BEND ** 2
    return bend > 0 ? 1 / Math.sqrt(bend) : 1
  }
  // The mean's logarithm is mu + sigma²/2.
  return { mu, sigma, errorOfMean: Math.hypot(errorAlong(BEND, 0), sigma * errorAlong(0, BEND)) }
}

/** Over which the bend of the likelihood is taken. */
const BEND = 0.1

const within = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value))

/** No reply is impossible: some do what no distribution of batches explains. */
const ODD = 1e-4

function chance({ least, most }: Batch, mu: number, sigma: number): number {
  const below = (tokens: number) =>
    tokens <= 0 ? 0 : tokens === Infinity ? 1 : normalCdf((Math.log(tokens) - mu) / sigma)
  return ODD + (1 - ODD) * Math.max(0, below(most) - below(least))
}
