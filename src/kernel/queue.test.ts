import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RANK_MAX } from './queue.ts'
import { Simulation } from './simulation.ts'

type Planned = { readonly time: number; readonly rank: number; readonly sequence: number }

const byOrder = (a: Planned, b: Planned) => a.time - b.time || a.rank - b.rank || a.sequence - b.sequence

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      delay: fc.nat({ max: 20 }),
      rank: fc.constantFrom(0, 1, 2, RANK_MAX),
      children: fc.nat({ max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ cancel: fc.nat() }) },
)

test('events leave in the order of a sorted list: by time, rank, insertion, without the cancelled', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 400 }), fc.nat({ max: 20 }), (operations, childDelay) => {
      const sim = new Simulation()
      const pending: Planned[] = []
      const ids: { id: number; event: Planned }[] = []
      const happened: Planned[] = []
      let sequence = 0
      const plan = (delay: number, rank: number, children: number) => {
        const event = { time: sim.now + delay, rank, sequence: sequence++ }
        const happen = () => {
          const expected = [...pending].sort(byOrder)[0]
          expect(event).toEqual(expected)
          pending.splice(pending.indexOf(event), 1)
          happened.push(event)
          for (let i = 0; i < children; i++) plan(childDelay * i, rank, 0)
          const victim = ids[event.sequence % ids.length]
          if (children === 2 && victim !== undefined) cancel(victim)
        }
        pending.push(event)
        ids.push({ id: sim.schedule(delay, happen, 0, rank), event })
      }
      const cancel = ({ id, event }: { id: number; event: Planned }) => {
        const place = pending.indexOf(event)
        expect(sim.cancel(id)).toBe(place >= 0)
        if (place >= 0) pending.splice(place, 1)
      }
      for (const op of operations) {
        if ('delay' in op) plan(op.delay, op.rank, op.children)
        else if (ids.length > 0) cancel(ids[op.cancel % ids.length]!)
        expect(sim.pending).toBe(pending.length)
      }
      expect(sim.run().reason).toBe('finished')
      expect(pending).toEqual([])
      expect(happened).toEqual([...happened].sort(byOrder))
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('many events at random times leave sorted, in a queue that has grown and been compacted', () => {
  const sim = new Simulation()
  const times = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 10_007)
  const ids = times.map((time, i) =>
    sim.schedule(
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

test('a cancelled event frees its room before its time comes', () => {
  const sim = new Simulation()
  const far = Array.from({ length: 10 }, () => sim.schedule(1e12, () => {}))
  const room = () => (sim as unknown as { queue: { targets: unknown[] } }).queue.targets.length
  const before = room()
  for (let i = 0; i < 100_000; i++) sim.cancel(sim.schedule(1e9, () => {}))
  expect(room()).toBeLessThanOrEqual(4 * before)
  expect(sim.pending).toBe(far.length)
})

test('an id is stale once its event happens, also after its slot is used again and after reset', () => {
  const sim = new Simulation()
  let inside = true
  const first = sim.schedule(1, () => {
    inside = sim.cancel(first)
    sim.schedule(1, () => {})
  })
  sim.run()
  expect(inside).toBe(false)
  const again = sim.schedule(1, () => {})
  expect(sim.cancel(first)).toBe(false)
  expect(sim.cancel(again)).toBe(true)
  expect(sim.cancel(again)).toBe(false)
  const old = sim.schedule(1, () => {})
  sim.reset()
  sim.schedule(1, () => {})
  expect(sim.cancel(old)).toBe(false)
  for (const nonsense of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 - 1])
    expect(sim.cancel(nonsense)).toBe(false)
  expect(sim.pending).toBe(1)
})
