import { expect, test } from 'vitest'
import { Resource } from './resource.ts'
import { Simulation } from './simulation.ts'

const nothing = () => {}

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  'a delay of %d is refused, with what came',
  (delay) => {
    const sim = new Simulation()
    expect(() => sim.schedule(delay, nothing)).toThrow(RangeError)
    expect(() => sim.schedule(delay, nothing)).toThrow(`got ${delay}`)
  },
)

test.each([-1, 0.5, 65_536, Number.NaN])('a rank of %d is refused, with what came', (rank) => {
  expect(() => new Simulation().schedule(0, nothing, 0, rank)).toThrow(`got ${rank}`)
})

test.each([{ timeUs: -1 }, { timeUs: 0.5 }, { timeUs: Number.NaN }, { events: 0 }, { events: 1.5 }])(
  'limits %j are refused',
  (limits) => {
    expect(() => new Simulation(limits)).toThrow(RangeError)
  },
)

test('actions get their argument, and the clock is the event time', () => {
  const sim = new Simulation()
  const seen: [number, number][] = []
  const see = (arg: number) => seen.push([sim.now, arg])
  sim.schedule(7, see, 1.5)
  sim.schedule(3, see)
  expect(sim.run()).toEqual({ reason: 'finished', nowUs: 7, events: 2, waiting: [] })
  expect(seen).toEqual([
    [3, 0],
    [7, 1.5],
  ])
})

test('the time limit lets events at the limit happen, sets the clock to it and keeps the rest', () => {
  const sim = new Simulation({ timeUs: 10 })
  const seen: number[] = []
  for (const delay of [10, 11]) sim.schedule(delay, () => seen.push(delay))
  expect(sim.run()).toMatchObject({ reason: 'timeLimit', nowUs: 10, events: 1 })
  expect([seen, sim.pending]).toEqual([[10], 1])
})

test('a time limit does not matter when all is over before it', () => {
  const sim = new Simulation({ timeUs: 10 })
  sim.schedule(3, nothing)
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 3 })
})

test('the event limit ends a model that goes on for ever, and not one that has just as many events', () => {
  const sim = new Simulation({ events: 1000 })
  const again = () => sim.schedule(0, again)
  again()
  expect(sim.run()).toMatchObject({ reason: 'eventLimit', nowUs: 0, events: 1000 })
  const other = new Simulation({ events: 2 })
  for (const delay of [1, 2]) other.schedule(delay, nothing)
  expect(other.run().reason).toBe('finished')
})

test('stop ends the run after the event that is happening; run goes on from there', () => {
  const sim = new Simulation()
  sim.schedule(1, () => sim.stop('enough'))
  sim.schedule(2, nothing)
  expect(sim.run()).toEqual({ reason: 'stopped', detail: 'enough', nowUs: 1, events: 1, waiting: [] })
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 2, events: 2 })
})

test('cancelled events are not counted and do not move the clock', () => {
  const sim = new Simulation()
  sim.schedule(1, nothing)
  sim.cancel(sim.schedule(5, nothing))
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 1, events: 1 })
})

test('run cannot be called from within, nor reset', () => {
  const sim = new Simulation()
  sim.schedule(1, () => sim.run())
  expect(() => sim.run()).toThrow('run() was called by an event')
  sim.reset()
  sim.schedule(1, () => sim.reset())
  expect(() => sim.run()).toThrow('reset() was called by an event')
})

test('what an action throws comes out of run as it is', () => {
  const sim = new Simulation()
  const error = new Error('broken')
  sim.schedule(1, () => {
    throw error
  })
  expect(() => sim.run()).toThrow(error)
})

/** A model with ties, cancellations and processes: what it did, in order. */
function log(sim: Simulation): string[] {
  const lines: string[] = []
  const server = new Resource(sim, 'server', 2)
  for (let i = 0; i < 50; i++) {
    const id = sim.schedule((i * 13) % 7, (arg) => lines.push(`event ${arg} at ${sim.now}`), i, i % 3)
    if (i % 5 === 0) sim.cancel(id)
    sim.spawn(`process ${i}`, function* () {
      yield* server.acquire(1, i % 2)
      yield* sim.hold((i * 17) % 11)
      server.release()
      lines.push(`process ${i} at ${sim.now}`)
    })
  }
  lines.push(JSON.stringify(sim.run()))
  return lines
}

test('after reset a simulation does what a fresh one does', () => {
  const fresh = log(new Simulation())
  const used = new Simulation()
  for (let i = 0; i < 3; i++) {
    expect(log(used)).toEqual(fresh)
    for (let j = 0; j < 100; j++) used.schedule(j, nothing)
    used.spawn('left over', function* () {
      yield* used.hold(1e9)
    })
    used.schedule(5, () => used.stop('half way'))
    used.run()
    used.reset()
  }
})

test('reset also serves after a failure', () => {
  const sim = new Simulation()
  const fresh = log(new Simulation())
  sim.schedule(0, () => {
    sim.schedule(1, nothing)
    throw new Error('broken')
  })
  expect(() => sim.run()).toThrow('broken')
  sim.reset()
  expect(log(sim)).toEqual(fresh)
})

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
