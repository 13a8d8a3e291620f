import { EVENT, type Run, RunLog } from '../../team/index.ts'

/** A reply as a test writes it down. */
export interface ReplyNote {
  readonly agent: number
  /** Seconds at which it read the board (default: the start of the round) and at which it acted. */
  readonly from?: number
  readonly at: number
  /** Numbers of the paths it edited. */
  readonly edits?: readonly number[]
  /** How many of its claims were blocked, and how many tasks it marked done. */
  readonly blocked?: number
  readonly completions?: number
  /** Return codes of its test runs. */
  readonly tests?: readonly number[]
}

/** A round: when it starts, in seconds, and its replies in the order in which they acted. */
export interface RoundNote {
  readonly start: number
  readonly replies: readonly ReplyNote[]
}

/** A run that recorded just these events. */
export function noted(notes: readonly RoundNote[], paced = true): Run {
  const log = new RunLog()
  notes.forEach(({ start, replies }, index) => {
    const round = paced ? index + 1 : 0
    if (paced) log.events.add(EVENT.roundStart, start * 1e6, -1, round)
    for (const reply of replies) note(log, round, start, reply)
  })
  return { log, model: { pacing: { rounds: paced } } } as unknown as Run
}

function note({ events, turns }: RunLog, round: number, start: number, reply: ReplyNote): void {
  const { agent, at, from = start, edits = [], blocked = 0, completions = 0, tests = [] } = reply
  const turn = turns.add(agent, round, from * 1e6, 0, 0)
  const us = at * 1e6
  events.add(EVENT.reply, us, turn, agent)
  for (const path of edits) events.add(EVENT.edit, us, turn, path)
  for (let claim = 0; claim < blocked; claim++) events.add(EVENT.claimBlocked, us, turn, 0)
  for (let task = 0; task < completions; task++) events.add(EVENT.complete, us, turn, task)
  for (const code of tests) events.add(EVENT.test, us, turn, code)
}
