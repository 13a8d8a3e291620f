import { z } from 'zod'
import { Signal } from '../../kernel/index.ts'
import { definePolicy } from '../registry.ts'
import { type PacedTeam, type Pacing, RANK } from './pacing.ts'

/** Rounds with a barrier: everybody takes one turn, the round ends with the slowest, as in the paper. */
export const rounds = definePolicy({
  kind: 'rounds',
  summary: 'everybody takes one turn a round; the round ends with the slowest',
  options: z.strictObject({}),
  create: (): Pacing => ({ rounds: true, start: startRounds }),
})

function startRounds(team: PacedTeam): void {
  const { sim, size } = team
  const opened = new Signal(sim, 'the next round')
  let round = 0
  let arrived = 0

  function open(): void {
    arrived = 0
    team.startRound(++round)
    opened.fire()
  }

  function close(): void {
    if (team.allDone) team.end('completed')
    else if (round === team.roundsMax) team.end('roundLimit')
    else sim.schedule(0, open, 0, RANK.snapshot)
  }

  function* play(agent: number) {
    for (;;) {
      yield* opened.wait()
      yield* team.turn(agent)
      team.waitAtBarrier(agent)
      if (++arrived === size) sim.schedule(0, close, 0, RANK.complete)
    }
  }

  for (let agent = 0; agent < size; agent++) sim.spawn(`agent ${agent}`, play(agent), { rank: agent })
  sim.schedule(0, open, 0, RANK.snapshot)
}
