import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_RANK, RANK_MAX, Simulation } from './index.ts'

/** What the order tests use of a simulation. */
interface Agenda {
  readonly now: number
  readonly pending: number
  timer(delayUs: number, action: (arg: number) => void, arg: number, rank: number): number
  cancel(id: number): boolean
  run(): unknown
}

/** The definition of the order, word by word: a list, sorted by (time, rank, insertion) before each event. */
class SortedList implements Agenda {
  now = 0
  private sequence = 0
  private events: { time: number; rank: number; id: number; action: (arg: number) => void; arg: number }[] = []

  get pending(): number {
    return this.events.length
  }

  timer(delayUs: number, action: (arg: number) => void, arg: number, rank: number): number {
    this.events.push({ time: this.now + delayUs, rank, id: this.sequence, action, arg })
    return this.sequence++
  }

  cancel(id: number): boolean {
    const index = this.events.findIndex((event) => event.id === id)
    if (index >= 0) this.events.splice(index, 1)
    return index >= 0
  }

  run(): void {
    for (;;) {
      this.events.sort((a, b) => a.time - b.time || a.rank - b.rank || a.id - b.id)
      const event = this.events.shift()
      if (event === undefined) return
      this.now = event.time
      event.action(event.arg)
    }
  }
}

interface Plan {
  readonly delayUs: number
  readonly rank: number
}

/** What one event does: schedules others and cancels some of those scheduled so far, happened or not. */
interface Step {
  readonly schedule: readonly Plan[]
  readonly cancel: readonly number[]
}

interface Model {
  readonly start: readonly Plan[]
  readonly cancelAtStart: readonly number[]
  readonly steps: readonly Step[]
}

const EVENTS_MAX = 400

/** Runs a model and tells all that can be seen of it. */
function trace(agenda: Agenda, { start, cancelAtStart, steps }: Model): number[][] {
  const seen: number[][] = []
  const ids: number[] = []
  const schedule = ({ delayUs, rank }: Plan) => {
    if (ids.length < EVENTS_MAX) ids.push(agenda.timer(delayUs, happen, ids.length, rank))
  }
  const cancel = (choice: number) => {
    if (ids.length > 0) seen.push([-1, Number(agenda.cancel(ids[choice % ids.length]!))])
  }
  const happen = (arg: number) => {
    const step = steps[seen.length % steps.length]!
    seen.push([agenda.now, arg, agenda.pending])
    step.schedule.forEach(schedule)
    step.cancel.forEach(cancel)
  }
  start.forEach(schedule)
  cancelAtStart.forEach(cancel)
  agenda.run()
  return seen
}

const ranks = fc.oneof(fc.constant(DEFAULT_RANK), fc.constantFrom(0, 1, RANK_MAX), fc.nat({ max: RANK_MAX }))
const plans = (delayUsMax: number, most: number): fc.Arbitrary<Plan[]> =>
  fc.array(fc.record({ delayUs: fc.nat({ max: delayUsMax }), rank: ranks }), { maxLength: most, size: 'max' })
const choices = (most: number) => fc.array(fc.nat(), { maxLength: most, size: 'max' })

const models = (delayUsMax: number, started: number, cancelled: number): fc.Arbitrary<Model> =>
  fc.record({
    start: plans(delayUsMax, started),
    cancelAtStart: choices(cancelled),
    steps: fc.array(fc.record({ schedule: plans(delayUsMax, 3), cancel: choices(2) }), { minLength: 1, maxLength: 20 }),
  })

test.each([
  ['few times, many ties', 4, 60, 10],
  ['many times, few ties', 1_000_000, 60, 10],
  ['many pending', 50, 300, 20],
  ['most cancelled', 50, 300, 400],
])('the order is that of a sorted list: %s', (_, delayUsMax, started, cancelled) => {
  fc.assert(
    fc.property(models(delayUsMax, started, cancelled), (model) => {
      expect(trace(new Simulation(), model)).toEqual(trace(new SortedList(), model))
    }),
    { numRuns: 150, seed: 1 },
  )
})

test('a simulation that was reset orders like a new one, whatever ran before', () => {
  const sim = new Simulation()
  fc.assert(
    fc.property(models(20, 100, 30), fc.nat({ max: 30 }), (model, events) => {
      sim.reset()
      expect(trace(sim, model)).toEqual(trace(new Simulation(), model))
      sim.reset()
      for (let i = 0; i < events; i++) sim.schedule(i, () => {}) // left pending
    }),
    { numRuns: 100, seed: 2 },
  )
})

test('at one time the lower rank is first, at one rank the one scheduled first', () => {
  const sim = new Simulation()
  const seen: string[] = []
  const add = (name: string, delayUs: number, rank?: number) => sim.schedule(delayUs, () => seen.push(name), 0, rank)
  add('late', 6, 0)
  add('last rank', 5, RANK_MAX)
  add('default', 5)
  add('first rank', 5, 0)
  add('default given', 5, DEFAULT_RANK)
  add('first rank again', 5, 0)
  sim.run()
  expect(seen).toEqual(['first rank', 'first rank again', 'default', 'default given', 'last rank', 'late'])
})

test('an event of the current instant takes its place by rank, after the one that is happening', () => {
  const sim = new Simulation()
  const seen: string[] = []
  sim.schedule(
    3,
    () => {
      sim.schedule(0, () => seen.push('lower rank'), 0, 1)
      sim.schedule(0, () => seen.push('same rank'), 0, 5)
      seen.push('happening')
    },
    0,
    5,
  )
  sim.schedule(3, () => seen.push('scheduled before'), 0, 5)
  sim.run()
  expect(seen).toEqual(['happening', 'lower rank', 'scheduled before', 'same rank'])
})

test('the argument comes back', () => {
  const sim = new Simulation()
  const seen: number[] = []
  const action = (arg: number) => seen.push(arg)
  sim.schedule(2, action, -0.5)
  sim.schedule(1, action)
  sim.run()
  expect(seen).toEqual([0, -0.5])
})

test('a stale id cancels nothing, not even the event that has taken its place', () => {
  const sim = new Simulation()
  let happened = 0
  const action = () => happened++
  const ids = [sim.timer(1, action)]
  sim.run()
  for (let i = 0; i < 100; i++) {
    ids.push(sim.timer(1, action))
    for (const stale of ids.slice(0, -1)) expect(sim.cancel(stale)).toBe(false)
    sim.run()
  }
  expect(happened).toBe(101)
  expect(new Set(ids).size).toBe(101)
})

test('an id from before a reset cancels nothing', () => {
  const sim = new Simulation()
  const before = sim.timer(1, () => {})
  sim.reset()
  let happened = false
  sim.schedule(1, () => (happened = true))
  expect(sim.cancel(before)).toBe(false)
  sim.run()
  expect(happened).toBe(true)
})

test('cancelling works once, and not for the event that is happening', () => {
  const sim = new Simulation()
  const seen: boolean[] = []
  const own: number = sim.timer(1, () => seen.push(sim.cancel(own)))
  const other = sim.timer(2, () => seen.push(true))
  expect([sim.pending, sim.cancel(other), sim.cancel(other), sim.pending]).toEqual([2, true, false, 1])
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 1, events: 1 })
  expect(seen).toEqual([false])
})

test('many events cancelled far ahead do not pile up', () => {
  const sim = new Simulation()
  const seen: number[] = []
  for (let i = 0; i < 5; i++) sim.schedule(1_000_000 + i, (arg) => seen.push(arg), i)
  sim.schedule(
    0,
    function again(left) {
      sim.cancel(sim.timer(2_000_000, () => seen.push(-1)))
      expect(sim.pending).toBe(5)
      if (left > 0) sim.schedule(1, again, left - 1)
    },
    20_000,
  )
  expect(sim.run()).toMatchObject({ nowUs: 1_000_004, events: 20_006 })
  expect(seen).toEqual([0, 1, 2, 3, 4])
})

test.each([-1, Number.NaN, 0.5, Number.POSITIVE_INFINITY, 2 ** 53])('a delay of %d is refused', (delayUs) => {
  const sim = new Simulation()
  expect(() => sim.schedule(delayUs, () => {})).toThrow(RangeError)
  expect(() => sim.schedule(delayUs, () => {})).toThrow(`got ${delayUs}`)
  expect(sim.run()).toMatchObject({ reason: 'finished', events: 0 })
})

test.each([-1, RANK_MAX + 1, 1.5, Number.NaN])('a rank of %d is refused', (rank) => {
  const sim = new Simulation()
  expect(() => sim.schedule(0, () => {}, 0, rank)).toThrow(RangeError)
  expect(() => sim.schedule(0, () => {}, 0, rank)).toThrow(`got ${rank}`)
})

test('the clock goes up to 2^53 − 1 and no further', () => {
  const sim = new Simulation()
  sim.schedule(Number.MAX_SAFE_INTEGER, () => sim.schedule(1, () => {}))
  expect(() => sim.run()).toThrow(RangeError)
  expect(sim.now).toBe(Number.MAX_SAFE_INTEGER)
})

test('many events at random times leave sorted, in a queue that has grown and been compacted', () => {
  const sim = new Simulation()
  const times = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 10_007)
  const ids = times.map((time, i) =>
    sim.timer(
      time,
      (arg) => {
        left.push(arg)
      },
      i,
    ),
  )
  const left: number[] = []
  const kept = times.map((_, i) => i).filter((i) => i % 4 === 0)
  for (const [i, id] of ids.entries()) if (i % 4 !== 0) expect(sim.cancel(id)).toBe(true)
  expect(sim.pending).toBe(kept.length)
  sim.run()
  expect(left).toEqual(kept.sort((a, b) => times[a]! - times[b]! || a - b))
})
