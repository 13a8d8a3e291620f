import { z } from 'zod'
import { definePolicy } from '../registry.ts'
import { type PacedTeam, type Pacing, RANK } from './pacing.ts'

/** No barrier: an agent takes its next turn as soon as it can act, and parks until the board changes when it can't. */
export const asynchronous = definePolicy({
  kind: 'async',
  summary: 'no barrier: an agent takes turns as long as it can act, and parks until the board changes when it cannot',
  options: z.strictObject({}),
  create: (): Pacing => ({ rounds: false, start: startAsync }),
})

function startAsync(team: PacedTeam): void {
  const { sim, size } = team
  const complete = () => team.end('completed')

  function* work(agent: number) {
    for (;;) {
      yield* sim.hold(0, RANK.snapshot)
      if (team.canAct(agent)) {
        yield* team.turn(agent)
        if (team.allDone) sim.schedule(0, complete, 0, RANK.complete)
      } else {
        team.park(agent)
        yield* team.boardChanged.wait()
      }
    }
  }

  for (let agent = 0; agent < size; agent++) sim.spawn(`agent ${agent}`, work(agent), { rank: agent })
}
