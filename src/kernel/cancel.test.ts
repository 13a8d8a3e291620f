import { expect, test } from 'vitest'
import { Resource } from './resource.ts'
import { Simulation } from './simulation.ts'

test.each(['hold', 'acquire'])(
  'who cancels can catch the error of a finally block that waits (%s), and goes on as itself',
  (kind) => {
    const sim = new Simulation()
    const desk = new Resource(sim, 'desk')
    const seen: unknown[] = []
    const victim = sim.spawn('victim', function* () {
      try {
        yield* sim.hold(9)
      } finally {
        yield* kind === 'hold' ? sim.hold(1) : desk.acquire()
        seen.push('never')
      }
    })
    sim.spawn('killer', function* () {
      yield* desk.acquire()
      yield* sim.hold(1)
      expect(() => victim.cancel()).toThrow('process "victim" failed at 1 µs')
      expect(desk.queueLength).toBe(0)
      desk.release()
      yield* sim.hold(2)
      seen.push(sim.now, victim.status)
    })
    const left = sim.spawn('left', function* () {
      yield* sim.hold(100)
    })
    expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 100, waiting: [] })
    expect([seen, left.status]).toEqual([[3, 'cancelled'], 'finished'])
  },
)
