import type { LoggedReply, LoggedRun } from '../../dataset/index.ts'
import type { Scenario } from '../../scenario/index.ts'
import type { ObservedLatency } from './latency.ts'

/** A reply of a log, with what can be inferred of it. */
export interface ReplyReading {
  readonly reply: LoggedReply
  /** Output tokens: the run's, divided over its replies by the time that each took to write. */
  readonly tokens: number
  /** That as a share of the cap. */
  readonly length: number
  /** Whether it may have been cut off by the cap: as long as a reply can be, as far as its time tells. */
  readonly full: boolean
  /** Whether it was as good as certainly cut off. */
  readonly cut: boolean
  /** Files of tasks that it wrote, in order; again where it wrote them again. */
  readonly paths: readonly string[]
  /** Edits of files of no task. */
  readonly strayEdits: number
  /** Whether its agent has so far written files of no task for the most part. */
  readonly strays: boolean
}

/** Files that a reply wrote, counting every time. */
export const editsOf = ({ paths, strayEdits }: ReplyReading): number => paths.length + strayEdits

export interface RunReading {
  readonly run: LoggedRun
  readonly replies: readonly ReplyReading[]
}

/** Tokens are inferred from noisy times: so many standard deviations below the cap a reply may have been full. */
const SLACK = 2
/** But not below this share of the cap, however noisy. */
const FULL_MIN = 0.7
/** From this share of the cap on a reply was full. */
const CUT = 0.97

/** Reads a run of a model whose latency is known. */
export function readRun(
  run: LoggedRun,
  scenario: Scenario,
  latency: ObservedLatency,
  outputTokensMax: number,
): RunReading {
  const files = new Set(scenario.tasks.flatMap((task) => task.files))
  const fullFrom = Math.max(FULL_MIN, 1 - SLACK * latency.noise.value)
  const written = writtenTokens(run, latency, outputTokensMax, fullFrom)
  const straying = new Map<string, boolean>()
  const replies = run.replies.map((reply, index): ReplyReading => {
    const edits = reply.actions.flatMap((action) => (action.kind === 'edit' ? [action.path] : []))
    const paths = edits.filter((path) => files.has(path))
    if (edits.length > 0 && straying.get(reply.agent) !== false)
      straying.set(reply.agent, 2 * paths.length < edits.length)
    const tokens = written[index]!
    return {
      reply,
      tokens,
      length: tokens / outputTokensMax,
      full: tokens >= fullFrom * outputTokensMax,
      cut: tokens >= CUT * outputTokensMax,
      paths,
      strayEdits: edits.length - paths.length,
      strays: straying.get(reply.agent) ?? false,
    }
  })
  return { run, replies }
}

/** By reply: the run's tokens, shared out by the time that each reply took to write; none has more than the cap. */
function writtenTokens(
  { replies, inputTokens, outputTokens }: LoggedRun,
  latency: ObservedLatency,
  max: number,
  fullFrom: number,
) {
  const { timeToFirstTokenSeconds: start, secondsPerOutputToken: pace, secondsPerInputToken: read } = latency
  const before = start.value + (read.value * inputTokens) / Math.max(1, replies.length)
  const slowness = slownessOf(replies, before, pace.value, outputTokens)
  const tokens = replies.map(({ latencySeconds }) =>
    Math.min(max, Math.max(0, ((latencySeconds ?? 0) / slowness - before) / pace.value)),
  )
  const full = tokens.map((each) => each >= fullFrom * max)
  const sumOf = (wanted: boolean) => tokens.reduce((sum, each, index) => sum + (full[index] === wanted ? each : 0), 0)
  const scale = clamped((outputTokens - sumOf(true)) / Math.max(1, sumOf(false)))
  return tokens.map((each, index) => (full[index] ? each : Math.min(fullFrom * max, each * scale)))
}

/** The factor by which the replies of a run are slower than usual, so that their tokens come to the run's. */
function slownessOf(replies: readonly LoggedReply[], before: number, pace: number, outputTokens: number): number {
  const seconds = replies.reduce((sum, { latencySeconds }) => sum + (latencySeconds ?? 0), 0)
  return clamped(seconds / (before * replies.length + pace * outputTokens))
}

const clamped = (factor: number): number => Math.min(FACTOR_MAX, Math.max(1 / FACTOR_MAX, factor))

/** Further off than this a log is taken to be wrong. */
const FACTOR_MAX = 5
