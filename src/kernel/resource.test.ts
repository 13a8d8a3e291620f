import { expect, test } from 'vitest'
import { Resource } from './resource.ts'
import { Simulation } from './simulation.ts'

/** Processes that each hold `count` units for 10 µs: their names in the order they got them, and when. */
function order(capacity: number, users: [name: string, count: number, priority: number][]): string[] {
  const sim = new Simulation()
  const resource = new Resource(sim, 'crane', capacity)
  const seen: string[] = []
  for (const [name, count, priority] of users)
    sim.spawn(name, function* () {
      yield* resource.acquire(count, priority)
      seen.push(`${name}@${sim.now}`)
      yield* sim.hold(10)
      resource.release(count)
    })
  expect(sim.run().reason).toBe('finished')
  expect([resource.inUse, resource.queueLength]).toEqual([0, 0])
  return seen
}

test('first come, first served', () => {
  const users = ['a', 'b', 'c', 'd'].map((name): [string, number, number] => [name, 1, 0])
  expect(order(2, users)).toEqual(['a@0', 'b@0', 'c@10', 'd@10'])
})

test('lower priority values are served first, equal ones in order', () => {
  const users: [string, number, number][] = [
    ['a', 1, 0],
    ['b', 1, 2],
    ['c', 1, 1],
    ['d', 1, 2],
    ['e', 1, -1],
    ['f', 1, 1],
  ]
  expect(order(1, users)).toEqual(['a@0', 'e@10', 'c@20', 'f@30', 'b@40', 'd@50'])
})

test('a large request at the head is not passed over by small ones, except of better priority', () => {
  const users: [string, number, number][] = [
    ['a', 2, 0],
    ['big', 3, 0],
    ['small', 1, 0],
    ['urgent', 1, -1],
  ]
  expect(order(3, users)).toEqual(['a@0', 'urgent@0', 'big@10', 'small@20'])
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

test('acquire on a free one does not suspend; release resumes by an event of the process rank', () => {
  const sim = new Simulation()
  const crane = new Resource(sim, 'crane')
  const seen: string[] = []
  sim.spawn('first', function* () {
    yield* crane.acquire()
    seen.push('got it')
    yield* sim.hold(5)
    crane.release()
    seen.push('released')
  })
  sim.spawn(
    'second',
    function* () {
      yield* crane.acquire()
      seen.push('second')
    },
    { rank: 40_000 },
  )
  sim.schedule(5, () => sim.schedule(0, () => seen.push('in between')))
  sim.schedule(0, () => seen.push('next event'))
  expect(sim.run()).toMatchObject({ nowUs: 5 })
  expect(seen).toEqual(['got it', 'next event', 'released', 'in between', 'second'])
})

test('counts and capacities out of range are refused', () => {
  const sim = new Simulation()
  const crane = new Resource(sim, 'crane', 2)
  for (const capacity of [0, 1.5, Number.NaN])
    expect(() => new Resource(sim, 'crane', capacity)).toThrow(`got ${capacity}`)
  for (const count of [0, 3, 0.5, Number.NaN]) expect(() => crane.acquire(count)).toThrow(`got ${count}`)
  expect(() => crane.release()).toThrow('0 in use, cannot release 1')
})
