import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Resource, Simulation } from './index.ts'

test('acquiring what is free does not suspend; release goes on before those it serves', () => {
  const sim = new Simulation()
  const desk = new Resource(sim, 'desk', 2)
  const seen: string[] = []
  const user = (name: string) =>
    function* () {
      yield* desk.acquire()
      seen.push(`${name} in`)
      yield* sim.hold(5)
      desk.release()
      seen.push(`${name} out`)
    }
  for (const name of ['a', 'b', 'c']) sim.spawn(name, user(name))
  sim.schedule(1, () => expect([desk.inUse, desk.queueLength]).toEqual([2, 1]))
  // 3 starts, 3 holds, one resumption, and the test's own event
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 10, events: 8 })
  expect(seen).toEqual(['a in', 'b in', 'a out', 'b out', 'c in', 'c out'])
  expect(desk.inUse).toBe(0)
})

test('one server serves by priority, and in order of arrival within it', () => {
  const request = fc.record({ atUs: fc.nat({ max: 20 }), priority: fc.integer({ min: -2, max: 2 }) })
  fc.assert(
    fc.property(fc.array(request, { minLength: 1, maxLength: 30 }), (requests) => {
      const sim = new Simulation()
      const server = new Resource(sim, 'server')
      const served: number[] = []
      requests.forEach(({ atUs, priority }, id) => {
        sim.spawn(`${id}`, function* () {
          yield* sim.hold(atUs)
          yield* server.acquire(1, priority)
          served.push(id)
          yield* sim.hold(100) // all the others arrive during the first service
          server.release()
        })
      })
      expect(sim.run().nowUs).toBe(Math.min(...requests.map(({ atUs }) => atUs)) + 100 * requests.length)
      const arrivals = requests
        .map((request, id) => ({ ...request, id }))
        .sort((a, b) => a.atUs - b.atUs || a.id - b.id)
      const [first, ...waiting] = arrivals
      waiting.sort((a, b) => a.priority - b.priority) // a stable sort
      expect(served).toEqual([first!, ...waiting].map(({ id }) => id))
    }),
    { seed: 1 },
  )
})

test('nothing is taken away from a holder of lower priority', () => {
  const sim = new Simulation()
  const desk = new Resource(sim, 'desk')
  const seen: unknown[] = []
  const user = (name: string, startUs: number, priority: number) =>
    sim.spawn(name, function* () {
      yield* sim.hold(startUs)
      yield* desk.acquire(1, priority)
      seen.push([name, sim.now])
      yield* sim.hold(10)
      desk.release()
    })
  user('low', 0, 9)
  user('high', 1, -9)
  sim.run()
  expect(seen).toEqual([
    ['low', 0],
    ['high', 10],
  ])
})

test('the first in the queue is not passed over by a smaller request, but by one of higher priority', () => {
  const sim = new Simulation()
  const pool = new Resource(sim, 'pool', 3)
  const seen: unknown[] = []
  const user = (name: string, count: number, priority: number) =>
    sim.spawn(name, function* () {
      yield* pool.acquire(count, priority)
      seen.push([name, sim.now])
      yield* sim.hold(10)
      pool.release(count)
    })
  user('two', 2, 0)
  user('all', 3, 0)
  user('small', 1, 0)
  user('urgent', 1, -1)
  sim.run()
  expect(seen).toEqual([
    ['two', 0],
    ['urgent', 0],
    ['all', 10],
    ['small', 20],
  ])
})

test('never more than the capacity is in use, nothing is lost, whoever is cancelled or times out', () => {
  const user = fc.record({
    atUs: fc.nat({ max: 20 }),
    count: fc.integer({ min: 1, max: 3 }),
    priority: fc.nat({ max: 1 }),
    workUs: fc.nat({ max: 6 }),
    patienceUs: fc.nat({ max: 12 }),
    cancelUs: fc.nat({ max: 60 }),
  })
  fc.assert(
    fc.property(fc.array(user, { maxLength: 30 }), (users) => {
      const sim = new Simulation()
      const pool = new Resource(sim, 'pool', 3)
      let inUse = 0
      users.forEach(({ atUs, count, priority, workUs, patienceUs, cancelUs }, id) => {
        const process = sim.spawn(`${id}`, function* () {
          yield* sim.hold(atUs)
          if ((yield* sim.race([pool.acquire(count, priority), sim.hold(patienceUs)])) === 1) return
          inUse += count
          try {
            expect(inUse).toBeLessThanOrEqual(3)
            yield* sim.hold(workUs)
          } finally {
            inUse -= count
            pool.release(count)
          }
        })
        sim.schedule(cancelUs, () => process.cancel())
      })
      expect(sim.run().reason).toBe('finished')
      expect([pool.inUse, pool.queueLength]).toEqual([0, 0])
    }),
    { seed: 2 },
  )
})

test('units granted to a process that is cancelled before it resumes go to the next in line', () => {
  const sim = new Simulation()
  const desk = new Resource(sim, 'desk')
  const seen: string[] = []
  const user = (name: string) =>
    sim.spawn(name, function* () {
      yield* desk.acquire()
      seen.push(name)
      yield* sim.hold(10)
      desk.release()
    })
  const [, second] = ['first', 'second', 'third'].map(user)
  sim.schedule(5, () => {})
  sim.schedule(10, () => second!.cancel(), 0, 65_535)
  sim.schedule(10, () => second!.cancel(), 0, 32_768) // between the release and the resumption
  expect(sim.run()).toMatchObject({ reason: 'finished' })
  expect(seen).toContain('third')
  expect(desk.inUse).toBe(0)
})

test('counts and capacities out of range are refused', () => {
  const sim = new Simulation()
  const desk = new Resource(sim, 'desk', 2)
  for (const count of [0, 3, 1.5, Number.NaN, -1]) expect(() => desk.acquire(count)).toThrow(`got ${count}`)
  expect(() => desk.release()).toThrow('resource "desk": 0 in use, cannot release 1')
  for (const capacity of [0, 1.5, -1, Number.NaN])
    expect(() => new Resource(sim, 'bad', capacity)).toThrow(`resource "bad": expected a capacity`)
})

test('when the head gives up, those behind it are served', () => {
  const sim = new Simulation()
  const crane = new Resource(sim, 'crane', 2)
  const seen: number[] = []
  const use = (name: string, count: number) =>
    sim.spawn(name, function* () {
      yield* crane.acquire(count)
      seen.push(sim.now)
      yield* sim.hold(10)
      crane.release(count)
    })
  use('a', 1)
  const big = use('big', 2)
  use('small', 1)
  sim.schedule(3, () => big.cancel())
  sim.run()
  expect(seen).toEqual([0, 3])
})

test('a priority that is no number is refused', () => {
  expect(() => new Resource(new Simulation(), 'desk').acquire(1, Number.NaN)).toThrow(
    'resource "desk": expected a number as priority, got NaN',
  )
})
