import { EVENT, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

/** Replies that took this long or longer are left out of the gap, as in the notebook of the paper's authors. */
export const LATENCY_S_LIMIT = 180

/** What the straggler gap is, of simulated and of recorded runs. */
export const STRAGGLER_GAP =
  'Longest minus mean latency of the replies in a round, over rounds with two or more; ' +
  `replies of ${LATENCY_S_LIMIT} s and more are left out; none where there is no such round.`

/**
 * How much longer the longest of some latencies is than their mean. A mean of equal numbers may come out a bit larger than they are:
 * then it is 0.
 */
export const gapOf = (latencies: readonly number[]): number =>
  Math.max(0, Math.max(...latencies) - latencies.reduce((total, latency) => total + latency) / latencies.length)

/** What the replies of one round did. */
interface RoundReplies {
  /** Latencies in seconds, from the start of the round to the moment the reply acts; those over 180 s left out. */
  latencies: number[]
  replies: number
  completions: number
}

/** Walks the rounds in order; the object is reused. */
function forEachRound({ log: { events } }: Run, visit: (round: RoundReplies) => void): void {
  const round: RoundReplies = { latencies: [], replies: 0, completions: 0 }
  let startUs = 0
  for (let row = 0; row < events.length; row++) {
    const kind = events.kind[row]!
    if (kind === EVENT.roundStart) {
      visit(round)
      round.latencies = []
      round.replies = round.completions = 0
      startUs = events.timeUs[row]!
    } else if (kind === EVENT.complete) round.completions++
    else if (kind === EVENT.reply) {
      const latency = (events.timeUs[row]! - startUs) / 1e6
      round.replies++
      if (latency > 0 && latency < LATENCY_S_LIMIT) round.latencies.push(latency)
    }
  }
  visit(round)
}

export const idleRounds: Metric = {
  name: 'idleRounds',
  unit: '',
  summary: 'Rounds with replies and no completion; none where pacing has no rounds.',
  of(run) {
    if (!run.model.pacing.rounds) return null
    let idle = 0
    forEachRound(run, ({ replies, completions }) => {
      if (replies > 0 && completions === 0) idle++
    })
    return idle
  },
}

export const stragglerGap: Metric = {
  name: 'stragglerGap',
  unit: 's',
  duration: true,
  sometimes: true,
  summary: STRAGGLER_GAP,
  of(run) {
    if (!run.model.pacing.rounds) return null
    let sum = 0
    let counted = 0
    forEachRound(run, ({ latencies }) => {
      if (latencies.length < 2) return
      sum += gapOf(latencies)
      counted++
    })
    return counted > 0 ? sum / counted : null
  },
}
