import { expect, test } from 'vitest'
import { Interrupt, type Process } from './process.ts'
import { Resource } from './resource.ts'
import { Signal } from './signal.ts'
import { Simulation } from './simulation.ts'
import { Store } from './store.ts'
import type { Steps, Wait } from './wait.ts'

test('holds take their time, in sub-generators too, which return values', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  function* serve(duration: number): Steps<string> {
    yield* sim.hold(duration)
    return `served at ${sim.now}`
  }
  sim.spawn('customer', function* () {
    seen.push(sim.now, yield* serve(3), yield* serve(4))
    yield* sim.hold(0)
    seen.push(sim.now)
  })
  expect(sim.run()).toEqual({ reason: 'finished', nowUs: 7, events: 4, waiting: [] })
  expect(seen).toEqual([0, 'served at 3', 'served at 7', 7])
})

test('a ready-made generator can be spawned, and processes start at this instant in order of rank and spawning', () => {
  const sim = new Simulation()
  const order: string[] = []
  function* body(name: string): Steps {
    order.push(name)
    yield* sim.hold(5)
    order.push(name)
  }
  sim.spawn('a', body('a'))
  sim.spawn('b', body('b'), { rank: 1 })
  sim.spawn('c', body('c'))
  sim.run()
  expect(order).toEqual(['b', 'a', 'c', 'b', 'a', 'c'])
})

test('the rank of a hold orders its end', () => {
  const sim = new Simulation()
  const order: number[] = []
  for (const rank of [3, 1, 2])
    sim.spawn('p', function* () {
      yield* sim.hold(5, rank)
      order.push(rank)
    })
  sim.run()
  expect(order).toEqual([1, 2, 3])
})

test('join gives the result, at once if it is over', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const worker = sim.spawn('worker', function* () {
    yield* sim.hold(5)
    return 42
  })
  sim.spawn('early', function* () {
    seen.push(yield* worker.join(), sim.now)
    seen.push(yield* worker.join(), sim.now)
  })
  sim.run()
  expect(seen).toEqual([42, 5, 42, 5])
  expect([worker.status, worker.result, worker.ended]).toEqual(['finished', 42, true])
})

test('a process that throws ends the run with its name and the cause', () => {
  const sim = new Simulation()
  const cause = new Error('out of paper')
  sim.spawn('printer', function* () {
    yield* sim.hold(3)
    throw cause
  })
  expect(() => sim.run()).toThrow(
    expect.objectContaining({ message: 'process "printer" failed at 3 µs: out of paper', cause }),
  )
})

test('a deadlock names who waits for what; daemons are none', () => {
  const sim = new Simulation()
  const fork = new Resource(sim, 'fork')
  const store = new Store<number>(sim, 'mailbox')
  sim.spawn('server', () => endless(store), { daemon: true })
  expect(sim.run()).toMatchObject({ reason: 'finished', waiting: [{ process: 'server', on: 'an item of mailbox' }] })
  sim.spawn('plato', function* () {
    yield* fork.acquire()
    yield* fork.acquire()
  })
  sim.spawn('kant', function* () {
    yield* sim.race([fork.acquire(), store.get()])
  })
  const end = sim.run()
  expect(end.reason).toBe('deadlock')
  expect(end.waiting).toContainEqual({ process: 'plato', on: 'fork' })
  expect(end.waiting).toContainEqual({ process: 'kant', on: 'first of (fork, an item of mailbox)' })
  expect(end.detail).toContain('plato waits for fork')
})

function* endless(store: Store<number>): Steps {
  for (;;) yield* store.get()
}

type World = {
  sim: Simulation
  resource: Resource
  store: Store<number>
  full: Store<number>
  signal: Signal
  other: Process
}

function world(): World {
  const sim = new Simulation()
  const resource = new Resource(sim, 'resource')
  const full = new Store<number>(sim, 'full', 1)
  full.offer(1)
  const other = sim.spawn('other', function* () {
    yield* resource.acquire()
    yield* sim.hold(100)
  })
  return { sim, resource, full, other, store: new Store<number>(sim, 'store'), signal: new Signal(sim, 'signal') }
}

const waits: [string, (w: World) => Wait<unknown>][] = [
  ['hold', (w) => w.sim.hold(50)],
  ['acquire', (w) => w.resource.acquire()],
  ['get', (w) => w.store.get()],
  ['put', (w) => w.full.put(2)],
  ['signal', (w) => w.signal.wait()],
  ['join', (w) => w.other.join()],
  ['race', (w) => w.sim.race([w.resource.acquire(), w.store.get(), w.full.put(2), w.signal.wait(), w.sim.hold(60)])],
]

test.each(waits)('a process waiting in %s can be cancelled, and leaves no trace', (_name, make) => {
  const w = world()
  let cleaned = false
  const victim = w.sim.spawn('victim', function* () {
    try {
      yield* make(w)
    } finally {
      cleaned = true
    }
  })
  w.sim.schedule(10, () => {
    expect(victim.status).toBe('waiting')
    expect(victim.cancel()).toBe(true)
    expect([cleaned, victim.status, victim.cancel()]).toEqual([true, 'cancelled', false])
    expect([w.resource.queueLength, w.signal.length]).toEqual([0, 0])
    w.store.offer(7)
    expect([w.store.length, w.full.poll(), w.full.length]).toEqual([1, 1, 0])
  })
  expect(w.sim.run()).toMatchObject({ reason: 'finished', nowUs: 100 })
})

test.each(waits)('a process waiting in %s can be interrupted, at this instant, and go on', (_name, make) => {
  const w = world()
  const seen: unknown[] = []
  const victim = w.sim.spawn('victim', function* () {
    try {
      yield* make(w)
    } catch (error) {
      seen.push((error as Interrupt).cause, error instanceof Interrupt, w.sim.now)
    }
    yield* w.sim.hold(5)
    seen.push(w.sim.now)
  })
  w.sim.schedule(10, () => {
    expect([victim.interrupt('fire alarm'), victim.interrupt('again')]).toEqual([true, false])
    expect([w.resource.queueLength, w.signal.length]).toEqual([0, 0])
  })
  w.sim.run()
  expect(seen).toEqual(['fire alarm', true, 10, 15])
})

test.each(waits)('any wait raced against a time-out loses and is withdrawn: %s', (_name, make) => {
  const w = world()
  const seen: number[] = []
  w.sim.spawn('racer', function* () {
    seen.push(yield* w.sim.race([make(w), w.sim.hold(10)]), w.sim.now)
    seen.push(w.resource.queueLength, w.signal.length)
  })
  w.sim.run()
  expect(seen).toEqual([1, 10, 0, 0])
})

test('cancelling before the first step runs nothing; joiners of a cancelled process get undefined', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const victim = sim.spawn('victim', function* () {
    seen.push('ran')
    yield* sim.hold(1)
    return 1
  })
  sim.spawn('joiner', function* () {
    seen.push(yield* victim.join())
  })
  expect(victim.status).toBe('ready')
  victim.cancel()
  expect(sim.run().reason).toBe('finished')
  expect(seen).toEqual([undefined])
})

test('a unit granted to a process that is cancelled before it resumes goes to the next', () => {
  const sim = new Simulation()
  const server = new Resource(sim, 'server')
  const seen: string[] = []
  function* use(name: string): Steps {
    yield* server.acquire()
    seen.push(`${name}@${sim.now}`)
    yield* sim.hold(10)
    server.release()
    if (name === 'first') second.cancel()
  }
  sim.spawn('first', use('first'))
  const second = sim.spawn('second', use('second'))
  sim.spawn('third', use('third'))
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 20 })
  expect([seen, server.inUse]).toEqual([['first@0', 'third@10'], 0])
})

test('a process cannot cancel or interrupt itself, nor wait in finally while it is cancelled', () => {
  const sim = new Simulation()
  const self: Process = sim.spawn('self', function* () {
    expect(() => self.cancel()).toThrow('cannot cancel a process while it runs')
    expect(() => self.interrupt('x')).toThrow('cannot interrupt a process while it runs')
    yield* sim.hold(1)
  })
  const clinging = sim.spawn('clinging', function* () {
    try {
      yield* sim.hold(10)
    } finally {
      yield* sim.hold(1)
    }
  })
  sim.schedule(5, () => clinging.cancel())
  expect(() => sim.run()).toThrow('"clinging" was cancelled, and its finally block must not wait')
})

test('misuse is told: a plain yield, a wait outside a process, a wait used twice', () => {
  const sim = new Simulation()
  sim.spawn('plain', function* () {
    yield 5 as never
  })
  expect(() => sim.run()).toThrow('expected yield* and a wait, got a plain yield')
  for (const make of [() => sim.hold(1), () => new Store(sim, 'mail').get()]) {
    sim.reset()
    expect(() => [...(make() as unknown as Iterable<unknown>)]).toThrow('only a process started by spawn() can wait')
    sim.spawn('twice', function* () {
      const wait = sim.race([make(), sim.hold(1)])
      yield* wait
      yield* wait
    })
    expect(() => sim.run()).toThrow('a wait can be used once')
    sim.reset()
    sim.spawn('twice hold', function* () {
      const hold = sim.hold(1)
      yield* hold
      yield* hold
    })
    expect(() => sim.run()).toThrow('a wait can be used once')
  }
})

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
