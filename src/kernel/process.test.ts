import { expect, test } from 'vitest'
import { Interrupt, Resource, Signal, Simulation, type Steps, Store } from './index.ts'

test('a process begins by an event, holds, and ends with a result', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const process = sim.spawn('p', function* () {
    seen.push(sim.now)
    yield* sim.hold(3)
    seen.push(sim.now)
    yield* sim.hold(0)
    return 'result'
  })
  expect([process.status, process.ended, seen.length]).toEqual(['ready', false, 0])
  sim.schedule(1, () => seen.push(process.status))
  expect(sim.run()).toEqual({ reason: 'finished', nowUs: 3, events: 4, waiting: [] })
  expect(seen).toEqual([0, 'waiting', 3])
  expect([process.status, process.ended, process.result]).toEqual(['finished', true, 'result'])
})

test('sub-generators hold and return, however deep', () => {
  const sim = new Simulation()
  function* sum(depth: number): Steps<number> {
    yield* sim.hold(1)
    return depth === 0 ? 0 : 1 + (yield* sum(depth - 1))
  }
  const process = sim.spawn('p', sum(50))
  expect(sim.run().nowUs).toBe(51)
  expect(process.result).toBe(50)
})

test('processes of one instant run by rank, then in the order of their holds', () => {
  const sim = new Simulation()
  const seen: string[] = []
  const body = (name: string, rank?: number) =>
    function* () {
      seen.push(`${name} starts`)
      yield* sim.hold(5, rank)
      seen.push(`${name} ends`)
    }
  sim.spawn('c', body('c'), { rank: 9 })
  sim.spawn('b', body('b'), { rank: 5 })
  sim.spawn('a', body('a'), { rank: 5 })
  sim.spawn('d', body('d', 1), { rank: 20 }) // the hold has a rank of its own
  sim.run()
  expect(seen).toEqual(
    ['b', 'a', 'c', 'd'].map((n) => `${n} starts`).concat(['d', 'b', 'a', 'c'].map((n) => `${n} ends`)),
  )
})

test('join waits for the end and gives the result to all who wait; of one that has ended, at once', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const child = sim.spawn('child', function* () {
    yield* sim.hold(7)
    return 42
  })
  for (const delayUs of [0, 3, 7, 9]) {
    sim.spawn('parent', function* () {
      yield* sim.hold(delayUs)
      seen.push([delayUs, yield* child.join(), sim.now])
    })
  }
  sim.run()
  expect(seen).toEqual([
    [7, 42, 7], // it has ended in this instant: no waiting, no event
    [0, 42, 7],
    [3, 42, 7],
    [9, 42, 9],
  ])
})

test('a cancelled process runs its finally blocks at once and gives undefined to those who joined', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const victim = sim.spawn('victim', function* () {
    try {
      yield* sim.hold(100)
      return 1
    } finally {
      seen.push(['finally', sim.now])
    }
  })
  sim.spawn('joiner', function* () {
    seen.push(['joined', yield* victim.join(), sim.now])
  })
  sim.schedule(5, () => {
    expect(victim.cancel()).toBe(true)
    seen.push('after')
    expect([victim.cancel(), victim.interrupt('late'), victim.status]).toEqual([false, false, 'cancelled'])
  })
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 5 })
  expect(seen).toEqual([['finally', 5], 'after', ['joined', undefined, 5]])
})

test('a process cancelled before it begins never does', () => {
  const sim = new Simulation()
  const process = sim.spawn('p', function* () {
    expect.unreachable()
    yield* sim.hold(1)
  })
  process.cancel()
  expect(sim.run()).toMatchObject({ reason: 'finished', events: 0 })
})

test('an interrupt is thrown at the yield*, at this instant, by an event of its own; the process may go on', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const process = sim.spawn('p', function* () {
    try {
      yield* sim.hold(100)
    } catch (error) {
      expect(error).toBeInstanceOf(Interrupt)
      seen.push([(error as Interrupt).cause, sim.now])
    }
    yield* sim.hold(3)
    seen.push(sim.now)
  })
  sim.schedule(5, () => {
    expect([process.interrupt('fire'), process.interrupt('again')]).toEqual([true, false])
    seen.push('after')
  })
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 8 })
  expect(seen).toEqual(['after', ['fire', 5], 8])
})

test('an interrupt that is not caught ends the run, with the name and the cause', () => {
  const sim = new Simulation()
  const process = sim.spawn('p', function* () {
    yield* sim.hold(100)
  })
  sim.schedule(5, () => process.interrupt('fire'))
  expect(() => sim.run()).toThrow('process "p" failed at 5 µs: interrupted: fire')
})

/** Every wait that does not end by itself within 10 µs, in a fresh simulation. */
const WAITS: Record<string, (sim: Simulation) => { wait: () => Steps<unknown>; left: () => boolean }> = {
  hold: (sim) => ({
    *wait() {
      yield* sim.hold(1_000)
    },
    left: () => sim.pending === 1, // the test's own event of later
  }),
  acquire: (sim) => {
    const desk = new Resource(sim, 'desk')
    sim.spawn('owner', () => desk.acquire() as unknown as Steps)
    return {
      *wait() {
        yield* desk.acquire()
      },
      left: () => desk.queueLength === 0 && desk.inUse === 1,
    }
  },
  get: (sim) => {
    const box = new Store<number>(sim, 'box')
    return {
      *wait() {
        yield* box.get()
      },
      left: () => box.offer(1) && box.length === 1, // an item that nobody takes
    }
  },
  put: (sim) => {
    const box = new Store<string>(sim, 'box', 1)
    box.offer('first')
    return {
      *wait() {
        yield* box.put('withdrawn')
      },
      left: () => box.poll() === 'first' && box.poll() === undefined,
    }
  },
  signal: (sim) => {
    const bell = new Signal(sim, 'bell')
    return {
      *wait() {
        yield* bell.wait()
      },
      left: () => bell.fire() === 0,
    }
  },
  join: (sim) => {
    const bell = new Signal(sim, 'bell')
    const other = sim.spawn('other', function* () {
      yield* bell.wait()
    })
    return {
      *wait() {
        yield* other.join()
      },
      left: () => other.cancel(), // if it were still joined, its end would resume the process
    }
  },
  race: (sim) => {
    const [bell, box] = [new Signal(sim, 'bell'), new Store<number>(sim, 'box')]
    return {
      *wait() {
        yield* sim.race([bell.wait(), box.get(), sim.hold(1_000)])
      },
      left: () => bell.fire() === 0 && box.offer(1) && box.length === 1 && sim.pending === 1,
    }
  },
}

test.each(Object.keys(WAITS))('%s: left at once when its process is cancelled', (kind) => {
  const sim = new Simulation()
  const { wait, left } = WAITS[kind]!(sim)
  const process = sim.spawn('p', wait)
  sim.schedule(10, () => {
    expect(process.cancel()).toBe(true)
    expect(left()).toBe(true)
  })
  sim.schedule(20, () => {})
  const end = sim.run()
  expect([end.nowUs, end.waiting.some((one) => one.process === 'p')]).toEqual([20, false])
  expect(process.status).toBe('cancelled')
})

test.each(Object.keys(WAITS))('%s: left at once when its process is interrupted', (kind) => {
  const sim = new Simulation()
  const { wait, left } = WAITS[kind]!(sim)
  const process = sim.spawn('p', function* () {
    try {
      yield* wait()
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(Interrupt)
      expect(left()).toBe(true)
    }
    yield* sim.hold(3)
    return sim.now
  })
  sim.schedule(10, () => process.interrupt('now'))
  sim.schedule(20, () => {})
  sim.run()
  expect(process.result).toBe(13)
})

test.each(Object.keys(WAITS))('%s: loses a race against a time-out, and is left at that moment', (kind) => {
  const sim = new Simulation()
  const { wait, left } = WAITS[kind]!(sim)
  const process = sim.spawn('p', function* () {
    const inner = sim.spawn('inner', wait)
    const winner = yield* sim.race([inner.join(), sim.hold(10)])
    inner.cancel()
    expect(left()).toBe(true)
    return winner
  })
  sim.schedule(20, () => {})
  sim.run()
  expect(process.result).toBe(1)
})

test('what a process throws comes out of run with its name, the time and the original', () => {
  const sim = new Simulation()
  const cause = new TypeError('oops')
  sim.spawn('Bob', function* () {
    yield* sim.hold(4)
    throw cause
  })
  let thrown: unknown
  try {
    sim.run()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toMatchObject({ message: 'process "Bob" failed at 4 µs: oops', cause })
})

test('what a finally block throws when another process cancels it names the cancelled one', () => {
  const sim = new Simulation()
  const victim = sim.spawn('victim', function* () {
    try {
      yield* sim.hold(9)
    } finally {
      yield* sim.hold(1)
    }
  })
  sim.spawn('killer', function* () {
    yield* sim.hold(1)
    victim.cancel()
  })
  expect(() => sim.run()).toThrow('process "victim" failed at 1 µs: cancelled: a finally block must not wait')
})

test('a bad delay is refused with the name of the process', () => {
  const sim = new Simulation()
  sim.spawn('Bob', function* () {
    yield* sim.hold(-1)
  })
  expect(() => sim.run()).toThrow(/process "Bob" failed at 0 µs: delay: .* got -1/)
})

test('what is yielded is neither a wait nor a delay: refused with the name of the process', () => {
  for (const [bad, words] of [
    [undefined, 'expected yield* and a wait, or yield and a delay in µs, got undefined'],
    ['5', 'got 5'],
    [-1, 'delay: expected a whole number of µs'],
    [0.5, 'got 0.5'],
  ] as const) {
    const sim = new Simulation()
    sim.spawn('Bob', function* () {
      yield bad as never
    })
    expect(() => sim.run()).toThrow(words)
  }
})

test('a wait is used once and only by a process', () => {
  const sim = new Simulation()
  const [desk, bell] = [new Resource(sim, 'desk'), new Signal(sim, 'bell')]
  const waits = [() => sim.hold(1), () => desk.acquire(), () => bell.wait()]
  for (const make of waits) {
    expect(() => [...(make() as unknown as Steps)]).toThrow('only a process started by spawn() can wait')
    sim.spawn('Bob', function* () {
      const wait = make()
      sim.schedule(1, () => bell.fire())
      yield* wait
      yield* wait
    })
    expect(() => sim.run()).toThrow(/process "Bob".* once, make a new one/)
  }
})
