import { expect, test } from 'vitest'
import { Signal, Simulation } from './index.ts'

test('firing wakes all who wait, in the order they came, with the value, after the one who fires', () => {
  const sim = new Simulation()
  const bell = new Signal<string>(sim, 'bell')
  const seen: unknown[] = []
  for (const [name, delayUs] of [
    ['second', 2],
    ['first', 1],
    ['late', 6],
  ] as const) {
    sim.spawn(name, function* () {
      yield* sim.hold(delayUs)
      seen.push([name, yield* bell.wait(), sim.now])
    })
  }
  sim.schedule(5, () => {
    expect(bell.length).toBe(2)
    expect(bell.fire('ding')).toBe(2)
    expect(bell.length).toBe(0)
    seen.push('fired')
  })
  expect(sim.run()).toMatchObject({ reason: 'deadlock', detail: 'late waits for bell' })
  expect(seen).toEqual(['fired', ['first', 'ding', 5], ['second', 'ding', 5]])
})

test('those woken resume by the rank of their process', () => {
  const sim = new Simulation()
  const bell = new Signal(sim, 'bell')
  const seen: number[] = []
  for (const rank of [3, 1, 2, 1]) {
    sim.spawn(
      `rank ${rank}`,
      function* () {
        yield* bell.wait()
        seen.push(rank)
      },
      { rank },
    )
  }
  sim.schedule(1, () => bell.fire())
  sim.run()
  expect(seen).toEqual([1, 1, 2, 3])
})

test('one who waits again is not woken by the same firing', () => {
  const sim = new Simulation()
  const bell = new Signal<number>(sim, 'bell')
  const seen: number[] = []
  sim.spawn(
    'listener',
    function* () {
      for (;;) seen.push(yield* bell.wait())
    },
    { daemon: true },
  )
  for (const at of [1, 2, 2]) sim.schedule(at, (arg) => bell.fire(arg), at)
  expect(sim.run().reason).toBe('finished')
  expect(seen).toEqual([1, 2]) // the second firing at 2 comes before the listener waits again
})

test('a firing that nobody waits for is lost', () => {
  const sim = new Simulation()
  const bell = new Signal(sim, 'bell')
  expect(bell.fire()).toBe(0)
  sim.spawn('p', function* () {
    yield* bell.wait()
  })
  expect(sim.run().reason).toBe('deadlock')
})
