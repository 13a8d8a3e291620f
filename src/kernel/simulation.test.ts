import { expect, test } from 'vitest'
import { Resource, Signal, Simulation, Store, secondsToUs, usToSeconds } from './index.ts'

test('an empty simulation is finished at 0', () => {
  expect(new Simulation().run()).toEqual({ reason: 'finished', nowUs: 0, events: 0, waiting: [] })
})

test('stop ends the run after the event that is happening; run goes on from there', () => {
  const sim = new Simulation()
  const seen: number[] = []
  for (const at of [1, 2, 2, 3]) {
    sim.schedule(at, () => {
      if (at === 2) sim.stop('enough')
      seen.push(at)
    })
  }
  expect(sim.run()).toEqual({ reason: 'stopped', detail: 'enough', nowUs: 2, events: 2, waiting: [] })
  expect(sim.run()).toMatchObject({ reason: 'stopped', nowUs: 2, events: 3 })
  expect(sim.run()).toEqual({ reason: 'finished', nowUs: 3, events: 4, waiting: [] })
  expect(seen).toEqual([1, 2, 2, 3])
})

test('a stop by the last event is a stop', () => {
  const sim = new Simulation()
  sim.schedule(1, () => sim.stop('done'))
  expect(sim.run()).toMatchObject({ reason: 'stopped', detail: 'done' })
})

test('the time limit: events at it happen, those after it do not, and the clock is there', () => {
  const sim = new Simulation({ timeUs: 10 })
  const seen: number[] = []
  for (const at of [5, 10, 11]) sim.schedule(at, (arg) => seen.push(arg), at)
  expect(sim.run()).toEqual({
    reason: 'timeLimit',
    detail: 'time limit of 10 µs',
    nowUs: 10,
    events: 2,
    waiting: [],
  })
  expect(seen).toEqual([5, 10])
  expect(sim.pending).toBe(1)
})

test('the event limit ends what would go on for ever', () => {
  const sim = new Simulation({ events: 1_000 })
  sim.schedule(0, function again() {
    sim.schedule(0, again)
  })
  expect(sim.run()).toMatchObject({ reason: 'eventLimit', detail: 'limit of 1000 events', nowUs: 0, events: 1_000 })
})

test.each([
  [2, 'eventLimit'],
  [3, 'finished'],
] as const)('three events under a limit of %i: %s', (events, reason) => {
  const sim = new Simulation({ events })
  for (let i = 0; i < 3; i++) sim.schedule(i, () => {})
  expect(sim.run()).toMatchObject({ reason, events })
})

test('cancelled events count neither as events nor as left', () => {
  const sim = new Simulation({ events: 2 })
  const ids = [1, 2, 3, 4].map((at) => sim.timer(at, () => {}))
  sim.cancel(ids[0]!)
  sim.cancel(ids[3]!)
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 3, events: 2 })
})

test.each([
  { timeUs: -1 },
  { timeUs: 0.5 },
  { timeUs: Number.NaN },
  { events: 0 },
  { events: 1.5 },
  { events: Number.POSITIVE_INFINITY },
])('limits %j are refused', (limits) => {
  expect(() => new Simulation(limits)).toThrow(RangeError)
})

test('a deadlock says who waits for what, in the order they were spawned', () => {
  const sim = new Simulation()
  const [fork, spoon] = [new Resource(sim, 'fork'), new Resource(sim, 'spoon')]
  const eater = (first: Resource, second: Resource) =>
    function* () {
      yield* first.acquire()
      yield* sim.hold(5)
      yield* second.acquire()
    }
  sim.spawn('Ada', eater(fork, spoon))
  sim.spawn('Bob', eater(spoon, fork))
  sim.spawn('Cyd', function* () {
    yield* sim.hold(1)
  })
  expect(sim.run()).toEqual({
    reason: 'deadlock',
    detail: 'Ada waits for spoon; Bob waits for fork',
    nowUs: 5,
    events: 6, // three starts and three holds
    waiting: [
      { process: 'Ada', on: 'spoon' },
      { process: 'Bob', on: 'fork' },
    ],
  })
})

test('the report names every kind of wait', () => {
  const sim = new Simulation({ timeUs: 1 })
  const [room, box] = [new Resource(sim, 'room', 3), new Store<number>(sim, 'box')]
  const [full, bell] = [new Store<number>(sim, 'full', 1), new Signal(sim, 'bell')]
  full.offer(0)
  const holder = sim.spawn('holder', function* () {
    yield* room.acquire(2)
    yield* sim.hold(9)
  })
  sim.spawn('acquirer', function* () {
    yield* room.acquire(2)
  })
  sim.spawn('getter', function* () {
    yield* box.get()
  })
  sim.spawn('putter', function* () {
    yield* full.put(1)
  })
  sim.spawn('listener', function* () {
    yield* bell.wait()
  })
  sim.spawn('joiner', function* () {
    yield* holder.join()
  })
  sim.spawn('racer', function* () {
    yield* sim.race([bell.wait(), box.get()])
  })
  expect(sim.run().waiting.map(({ process, on }) => `${process}: ${on}`)).toEqual([
    'holder: a hold',
    'acquirer: 2 of room',
    'getter: an item of box',
    'putter: room in full',
    'listener: bell',
    'joiner: end of holder',
    'racer: first of (bell, an item of box)',
  ])
})

test('a daemon that waits is no deadlock, but is reported', () => {
  const sim = new Simulation()
  const box = new Store<number>(sim, 'box')
  sim.spawn('server', serve, { daemon: true })
  function* serve() {
    for (;;) yield* box.get()
  }
  expect(sim.run()).toMatchObject({ reason: 'finished', waiting: [{ process: 'server', on: 'an item of box' }] })
  sim.spawn('client', serve)
  expect(sim.run().reason).toBe('deadlock')
})

test('what an action throws comes out of run as it is', () => {
  const sim = new Simulation()
  const error = new TypeError('oops')
  sim.schedule(1, () => {
    throw error
  })
  expect(() => sim.run()).toThrow(error)
})

test('run and reset are refused inside a run', () => {
  const sim = new Simulation()
  sim.schedule(0, () => {
    expect(() => sim.run()).toThrow('run()')
    expect(() => sim.reset()).toThrow('reset()')
  })
  expect(sim.run().events).toBe(1)
})

/** A model that uses everything: what is seen of it, step by step. */
function script(sim: Simulation): unknown[] {
  const seen: unknown[] = []
  const log = (...what: unknown[]) => seen.push([sim.now, ...what])
  const [desk, box, bell] = [new Resource(sim, 'desk', 2), new Store<number>(sim, 'box', 1), new Signal(sim, 'bell')]
  function* worker(id: number) {
    yield* desk.acquire(1, -id)
    log(id, 'at desk')
    yield* sim.hold(id * 3)
    desk.release()
    yield* box.put(id)
    log(id, 'put', yield* sim.race([bell.wait(), sim.hold(10)]))
  }
  for (let id = 0; id < 5; id++) sim.spawn(`worker ${id}`, worker(id), { rank: 100 - id })
  sim.spawn('taker', function* () {
    for (let i = 0; i < 4; i++) {
      yield* sim.hold(4)
      log('took', yield* box.get())
    }
    bell.fire()
    yield* bell.wait()
  })
  sim.cancel(sim.timer(3, () => log('never')))
  seen.push(sim.run())
  return seen
}

test.each([
  ['a deadlock', (sim: Simulation) => void script(sim)],
  [
    'a failure',
    (sim: Simulation) => {
      sim.spawn('bad', function* () {
        yield* sim.hold(2)
        throw new Error('oops')
      })
      sim.schedule(1, () => {})
      sim.schedule(9, () => {})
      expect(() => sim.run()).toThrow('oops')
    },
  ],
  [
    'a stop',
    (sim: Simulation) => {
      for (let i = 0; i < 200; i++) sim.cancel(sim.timer(i, () => sim.stop('stop')))
      for (let i = 5; i < 200; i++) sim.schedule(i, () => sim.stop('stop'))
      sim.run()
    },
  ],
  ['nothing at all', () => {}],
])('after %s and a reset all is as in a new simulation', (_, before) => {
  const fresh = script(new Simulation())
  const sim = new Simulation()
  for (let i = 0; i < 3; i++) {
    before(sim)
    sim.reset()
    expect([sim.now, sim.events, sim.pending]).toEqual([0, 0, 0])
    expect(script(sim)).toEqual(fresh)
    sim.reset()
  }
})

test('what was made before a reset is refused after it', () => {
  const sim = new Simulation()
  const [desk, box, bell] = [new Resource(sim, 'desk'), new Store<number>(sim, 'box'), new Signal(sim, 'bell')]
  sim.reset()
  expect(() => desk.acquire()).toThrow('resource "desk" was made before reset()')
  expect(() => box.get()).toThrow('store "box" was made before reset()')
  expect(() => box.put(1)).toThrow('before reset()')
  expect(() => box.offer(1)).toThrow('before reset()')
  expect(() => bell.wait()).toThrow('signal "bell" was made before reset()')
})

test('seconds and microseconds', () => {
  expect(secondsToUs(1.5)).toBe(1_500_000)
  expect(secondsToUs(0.000_000_4)).toBe(0)
  expect(secondsToUs(0.000_000_6)).toBe(1)
  expect(usToSeconds(250_000)).toBe(0.25)
})
