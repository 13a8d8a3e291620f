import { expect, test } from 'vitest'
import { Resource } from './resource.ts'
import { Simulation } from './simulation.ts'

test('replications on one simulation and long runs keep the queue at the size of what is pending', () => {
  const sim = new Simulation()
  const room = () => (sim as unknown as { queue: { targets: unknown[] } }).queue.targets.length
  const first = room()
  for (let replication = 0; replication < 2000; replication++) {
    let left = 100
    const tick = () => {
      if (--left > 0) sim.schedule(1, tick)
    }
    for (let i = 0; i < 20; i++) sim.schedule(i, tick)
    sim.run()
    sim.reset()
  }
  expect(room()).toBe(first)
})

test('what was made before a reset cannot be used after it, and a process of before stays asleep', () => {
  const sim = new Simulation()
  const old = new Resource(sim, 'licence')
  const holder = sim.spawn('holder', function* () {
    yield* old.acquire()
    yield* sim.hold(100)
  })
  let woken = false
  sim.spawn('waiter', function* () {
    yield* old.acquire()
    woken = true
  })
  sim.schedule(1, () => sim.stop('half way'))
  sim.run()
  sim.reset()
  expect(() => old.acquire()).toThrow('made before reset()')
  expect(holder.cancel()).toBe(false)
  old.release()
  expect([sim.run().events, woken]).toEqual([0, false])
})
