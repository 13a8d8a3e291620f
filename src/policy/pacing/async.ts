import { z } from 'zod'
import { Signal } from '../../kernel/index.ts'
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
  const parked = Array.from({ length: size }, (_, agent) => new Signal(sim, `something to do for agent ${agent}`))

  function* work(agent: number) {
    for (;;) {
      yield* sim.hold(0, RANK.snapshot)
      while (!team.canAct(agent)) {
        team.park(agent)
        yield* parked[agent]!.wait()
      }
      yield* team.turn(agent)
      if (team.allDone) sim.schedule(0, complete, 0, RANK.complete)
    }
  }

  /** Looks at the board for all who are parked whenever it has changed, so that nobody is woken in vain. */
  function* lookout() {
    for (;;) {
      yield* team.boardChanged.wait()
      yield* sim.hold(0, RANK.snapshot)
      for (let agent = 0; agent < size; agent++) {
        const { length: waiting } = parked[agent]!
        if (waiting === 0) continue
        if (team.canAct(agent)) parked[agent]!.fire()
        else team.park(agent) // the reason may be another one now
      }
    }
  }

  sim.spawn('lookout', lookout, { daemon: true })
  for (let agent = 0; agent < size; agent++) sim.spawn(`agent ${agent}`, work(agent), { rank: agent })
}
