import { expect, test } from 'vitest'
import { Simulation } from './simulation.ts'

test.each([-1, 0.5, Number.NaN])('a hold of %d is refused where it is written, and the process can go on', (delay) => {
  const sim = new Simulation()
  let error: unknown
  sim.spawn('careless', function* () {
    try {
      yield* sim.hold(delay)
    } catch (e) {
      error = e
    }
    yield* sim.hold(3)
  })
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 3 })
  expect(error).toBeInstanceOf(RangeError)
  expect(String(error)).toContain(`got ${delay}`)
})

test('holds made ahead keep their own delay', () => {
  const sim = new Simulation()
  const seen: number[] = []
  sim.spawn('ahead', function* () {
    const [a, b, c] = [sim.hold(1), sim.hold(10), sim.hold(100)]
    yield* b
    seen.push(sim.now)
    yield* sim.hold(1000)
    seen.push(sim.now, yield* sim.race([c, a]), sim.now)
  })
  sim.run()
  expect(seen).toEqual([10, 1010, 1, 1011])
})
