import { gapOf, LATENCY_S_LIMIT, onePass, STRAGGLER_GAP } from '../../metrics/index.ts'
import { mean } from '../../stats/index.ts'
import type { LoggedReply, LoggedRun } from '../run.ts'
import type { LoggedMetric } from './metric.ts'

/** The replies of each round that had some. */
const repliesByRound = onePass(({ replies }: LoggedRun): LoggedReply[][] => {
  const rounds = new Map<number, LoggedReply[]>()
  for (const reply of replies) rounds.set(reply.round, [...(rounds.get(reply.round) ?? []), reply])
  return [...rounds.values()]
})

export const idleRounds: LoggedMetric = {
  name: 'idleRounds',
  unit: '',
  summary: 'Rounds with replies and no completion; none where turns do not come in rounds.',
  of(run) {
    if (run.roundStartsSeconds.length === 0) return null
    const completes = ({ actions }: LoggedReply) => actions.some(({ kind }) => kind === 'complete')
    return repliesByRound(run).filter((replies) => !replies.some(completes)).length
  },
}

export const stragglerGap: LoggedMetric = {
  name: 'stragglerGap',
  unit: 's',
  duration: true,
  summary: STRAGGLER_GAP,
  of(run) {
    const gaps = repliesByRound(run)
      .map((replies) => replies.map(({ latencySeconds }) => latencySeconds ?? 0).filter(isUsual))
      .filter((latencies) => latencies.length >= 2)
      .map(gapOf)
    return gaps.length > 0 ? mean(gaps) : null
  },
}

const isUsual = (seconds: number): boolean => seconds > 0 && seconds < LATENCY_S_LIMIT
