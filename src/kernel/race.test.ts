import { expect, test } from 'vitest'
import { Resource, Signal, Simulation, type Steps, Store, type Wait } from './index.ts'

interface Contender {
  readonly wait: Wait<unknown>
  /** Makes the wait end. */
  readonly grant: () => void
  readonly value: unknown
  /** Whether what it waits in is as if it had never waited; asked once. */
  readonly left: () => boolean
}

/** One of each kind that can be waited for, none of which is over. */
const KINDS: Record<string, (sim: Simulation) => Contender> = {
  acquire(sim) {
    const desk = new Resource(sim, 'desk')
    sim.spawn('owner', function* () {
      yield* desk.acquire()
    })
    const left = () => {
      const nobody = desk.queueLength === 0
      desk.release()
      return nobody && desk.inUse === 0
    }
    return { wait: desk.acquire(), grant: () => desk.release(), value: undefined, left }
  },
  get(sim) {
    const box = new Store<string>(sim, 'box')
    return {
      wait: box.get(),
      grant: () => box.offer('item'),
      value: 'item',
      left: () => box.offer('x') && box.length === 1,
    }
  },
  put(sim) {
    const box = new Store<string>(sim, 'box', 1)
    box.offer('first')
    const left = () => box.poll() === 'first' && box.length === 0
    return { wait: box.put('second'), grant: () => box.poll(), value: undefined, left }
  },
  signal(sim) {
    const bell = new Signal<string>(sim, 'bell')
    return { wait: bell.wait(), grant: () => bell.fire('ding'), value: 'ding', left: () => bell.fire('x') === 0 }
  },
  join(sim) {
    const gate = new Signal(sim, 'gate')
    const other = sim.spawn('other', function* () {
      yield* gate.wait()
      return 'end'
    })
    return { wait: other.join(), grant: () => gate.fire(), value: 'end', left: () => other.cancel() }
  },
  race(sim) {
    const [bell, box] = [new Signal<string>(sim, 'bell'), new Store<number>(sim, 'box')]
    const wait = sim.race([box.get(), bell.wait()])
    const left = () => bell.fire('x') === 0 && box.offer(1) && box.length === 1
    return { wait, grant: () => bell.fire('ding'), value: 1, left }
  },
}
const names = Object.keys(KINDS)

/** Races in a process, holds, and tells the winner and the times; the kinds that lose must have been left. */
function* raceAndHold(sim: Simulation, waits: Wait<unknown>[]): Steps<number[]> {
  yield* sim.hold(1)
  const winner = yield* sim.race(waits)
  const at = sim.now
  yield* sim.hold(7)
  return [winner, at, sim.now - at]
}

test.each(names)('%s: loses against a time-out and is left at that moment', (kind) => {
  const sim = new Simulation()
  const { wait, left } = KINDS[kind]!(sim)
  const process = sim.spawn('p', raceAndHold(sim, [wait, sim.hold(10)]))
  sim.schedule(12, () => expect(left()).toBe(true))
  sim.run()
  expect(process.result).toEqual([1, 11, 7])
  expect(wait.done).toBe(false)
})

test.each(names)('%s: wins against a time-out, which is withdrawn', (kind) => {
  const sim = new Simulation()
  const { wait, grant, value } = KINDS[kind]!(sim)
  const process = sim.spawn('p', raceAndHold(sim, [sim.hold(1_000), wait]))
  sim.schedule(5, grant)
  expect(sim.run().nowUs).toBe(12)
  expect(process.result).toEqual([1, 5, 7])
  expect([wait.done, wait.value]).toEqual([true, value])
})

test.each(names.flatMap((winner) => names.map((loser) => [winner, loser] as const)))('%s wins against %s', (a, b) => {
  const sim = new Simulation()
  const [winner, loser] = [KINDS[a]!(sim), KINDS[b]!(sim)]
  const process = sim.spawn('p', raceAndHold(sim, [loser.wait, winner.wait]))
  sim.schedule(5, winner.grant)
  sim.schedule(6, () => expect(loser.left()).toBe(true))
  sim.run()
  expect(process.result).toEqual([1, 5, 7])
  expect([winner.wait.value, loser.wait.done]).toEqual([winner.value, false])
})

test.each(names)('%s: won, but its process is cancelled before it resumes', (kind) => {
  const sim = new Simulation()
  const { wait, grant } = KINDS[kind]!(sim)
  const process = sim.spawn('p', raceAndHold(sim, [wait, sim.hold(1_000)]), { rank: 60_000 })
  sim.schedule(5, grant)
  sim.schedule(5, () => expect([wait.done, process.status, process.cancel()]).toEqual([true, 'ready', true]), 0, 50_000)
  expect(sim.run().nowUs).toBe(5)
  expect([process.status, process.result]).toEqual(['cancelled', undefined])
})

test('granted units and items go back when the winner of a race is cancelled before it resumes', () => {
  const sim = new Simulation()
  const [desk, box] = [new Resource(sim, 'desk'), new Store<string>(sim, 'box')]
  const racer = (wait: Wait<unknown>) => sim.spawn('p', raceAndHold(sim, [wait, sim.hold(100)]))
  sim.spawn('owner', function* () {
    yield* desk.acquire()
  })
  const racers = [racer(desk.acquire()), racer(box.get())]
  sim.schedule(5, () => {
    desk.release()
    box.offer('item')
    expect([desk.inUse, box.length]).toEqual([1, 0])
    for (const process of racers) process.cancel()
    expect([desk.inUse, box.length]).toEqual([0, 1])
  })
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 5 })
})

test('two time-outs: the shorter wins; of equal ones the first in the list', () => {
  for (const [delays, winner] of [
    [[5, 3], 1],
    [[3, 5], 0],
    [[4, 4], 0],
    [[0, 0, 0], 0],
  ] as const) {
    const sim = new Simulation()
    const process = sim.spawn(
      'p',
      raceAndHold(
        sim,
        delays.map((delayUs) => sim.hold(delayUs)),
      ),
    )
    sim.run()
    expect(process.result).toEqual([winner, 1 + Math.min(...delays), 7])
  }
})

test('of waits that need not wait the first wins, without an event, and the others take nothing', () => {
  const sim = new Simulation()
  const [desk, box, full] = [
    new Resource(sim, 'desk'),
    new Store<number>(sim, 'box'),
    new Store<number>(sim, 'full', 1),
  ]
  box.offer(1)
  box.offer(2)
  full.offer(0)
  const process = sim.spawn('p', function* () {
    const get = box.get()
    const winner = yield* sim.race([sim.hold(5), full.put(1), get, desk.acquire(), box.get()])
    return [winner, get.value]
  })
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 0, events: 1 })
  expect(process.result).toEqual([2, 1])
  expect([desk.inUse, box.length, full.poll(), full.poll()]).toEqual([0, 1, 0, undefined])
})

test('several granted in one instant: the first granted wins, the others stay with their owners', () => {
  const sim = new Simulation()
  const [first, second] = [new Store<string>(sim, 'first'), new Store<string>(sim, 'second')]
  const process = sim.spawn('p', raceAndHold(sim, [first.get(), second.get()]))
  sim.schedule(5, () => {
    second.offer('b')
    first.offer('a')
  })
  sim.run()
  expect(process.result).toEqual([1, 5, 7])
  expect([first.length, second.length]).toEqual([1, 0])
})

test('an empty race is refused', () => {
  expect(() => new Simulation().race([])).toThrow('race() needs at least one wait')
})

test('two requests for one resource: withdrawing the larger does not let the smaller win as well', () => {
  const sim = new Simulation()
  const pool = new Resource(sim, 'pool', 2)
  const seen: unknown[] = []
  sim.spawn('holder', function* () {
    yield* pool.acquire()
    yield* sim.hold(100)
    pool.release()
  })
  sim.spawn('racer', function* () {
    seen.push(yield* sim.race([pool.acquire(2), pool.acquire(1), sim.hold(5)]), sim.now)
  })
  expect(sim.run().reason).toBe('finished')
  expect(seen).toEqual([2, 5])
  expect(pool.inUse).toBe(0)
})

test('a race of getting and putting on one store: the put wins and the item stays', () => {
  const sim = new Simulation()
  const box = new Store<number>(sim, 'box')
  let winner = -1
  sim.spawn('racer', function* () {
    winner = yield* sim.race([box.get(), box.put(1)])
  })
  expect(sim.run().reason).toBe('finished')
  expect(winner).toBe(1)
  expect(box.length).toBe(1)
})
