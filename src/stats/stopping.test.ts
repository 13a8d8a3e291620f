import { randomExponential, randomNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { checkpoints, Moments, meanInterval, preciseEnough, StoppingRule } from './index.ts'

test('checkpoints double, with halves between, and end at max', () => {
  expect(checkpoints(64, 512)).toEqual([64, 96, 128, 192, 256, 384, 512])
  expect(checkpoints(64, 500)).toEqual([64, 96, 128, 192, 256, 384, 500])
  expect([checkpoints(64, 64), checkpoints(64, 10)]).toEqual([[64], [10]])
  expect([checkpoints(1, 7), checkpoints(5, 21)]).toEqual([
    [1, 2, 3, 4, 6, 7],
    [5, 8, 10, 15, 20, 21],
  ])
  for (const bad of [0, 1.5, Number.NaN]) expect(() => checkpoints(64, bad)).toThrow(RangeError)
})

/** Count values with this mean and half-width of the 95 % interval, half of them on each side. */
function momentsWith(count: number, mean: number, halfWidth: number): Moments {
  const unit = momentsAround(count, 0, 1)
  return momentsAround(count, mean, halfWidth / meanInterval(unit)![1])
}
function momentsAround(count: number, mean: number, spread: number): Moments {
  const moments = new Moments()
  for (let i = 0; i < count; i++) moments.add(mean + (i % 2 === 0 ? spread : -spread))
  return moments
}

test('precise enough: the worst true mean in the interval is missed by the relative precision at most', () => {
  // 10 ± 1: the truth may be 9, missed by 1 / 9 of it.
  for (const sign of [1, -1]) {
    expect(preciseEnough(momentsWith(64, 10 * sign, 1), 1 / 9 + 1e-6)).toBe(true)
    expect(preciseEnough(momentsWith(64, 10 * sign, 1), 1 / 9 - 1e-6)).toBe(false)
  }
  expect(preciseEnough(momentsWith(64, 0, 1), 0.99)).toBe(false)
  expect(preciseEnough(momentsWith(64, 10, 1), 0.12, 0.99)).toBe(false)
})

test('one observation is never precise, equal ones always are', () => {
  const moments = new Moments()
  moments.add(3)
  expect(preciseEnough(moments, 0.1)).toBe(false)
  moments.add(3)
  expect(preciseEnough(moments, 0.1)).toBe(true)
})

describe('the rule', () => {
  const wide = (count: number) => momentsWith(count, 10, 5)
  const narrow = (count: number) => momentsWith(count, 10, 0.1)
  const told = (...checkpoint: Moments[]) => {
    const rule = new StoppingRule(0.1)
    return checkpoint.map((moments) => rule.reached(moments))
  }

  test('stops at the second precise checkpoint in a row', () => {
    expect(told(wide(64), narrow(96), narrow(128))).toEqual([false, false, true])
    expect(told(narrow(64), wide(96), narrow(128), narrow(192))).toEqual([false, false, false, true])
  })

  test('does not count checkpoints below 64 observations', () => {
    expect(told(narrow(32), narrow(63), narrow(64), narrow(65))).toEqual([false, false, false, true])
  })

  test('takes no checkpoint without new observations for a second opinion, nor for a change of mind', () => {
    expect(told(new Moments(), narrow(64), narrow(64), narrow(96), narrow(96))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  test('refuses fewer observations than before, and a precision that is none', () => {
    const rule = new StoppingRule(0.1)
    rule.reached(narrow(64))
    expect(() => rule.reached(narrow(62))).toThrow(RangeError)
    for (const bad of [0, 1, Number.NaN]) expect(() => new StoppingRule(bad)).toThrow(RangeError)
    expect(() => new StoppingRule(0.1, 1)).toThrow(RangeError)
  })
})

describe('coverage of the mean by 95 % intervals, of 1,000 experiments', () => {
  const EXPERIMENTS = 1000
  /** Observations of mean 1. */
  const laws = {
    normal: (source: () => number) => randomNormal.source(source)(1, 0.5),
    exponential: (source: () => number) => randomExponential.source(source)(1),
  }
  type Stop = (moments: Moments) => boolean

  /** Share of experiments whose interval holds the mean, and mean count of observations. */
  function experiments(law: keyof typeof laws, counts: readonly number[], newStop: () => Stop) {
    const draw = laws[law](seedrandom(`coverage ${law}`))
    let held = 0
    let observations = 0
    for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
      const moments = new Moments()
      const stop = newStop()
      for (const count of counts) {
        while (moments.count < count) moments.add(draw())
        if (stop(moments)) break
      }
      const [low, high] = meanInterval(moments)!
      if (low <= 1 && 1 <= high) held++
      observations += moments.count
    }
    return { coverage: held / EXPERIMENTS, observations: observations / EXPERIMENTS }
  }

  const rule = (precision: number) => () => {
    const one = new StoppingRule(precision)
    return (moments: Moments) => one.reached(moments)
  }

  test.each(['normal', 'exponential'] as const)('fixed count, %s', (law) => {
    const { coverage } = experiments(law, [256], () => () => false)
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.02)
  })

  // The exponential law needs (1.96 (1 + precision) / precision)^2 observations: 138 at 0.2, 465 at 0.1.
  test.each([
    ['normal', 0.2],
    ['normal', 0.1],
    ['exponential', 0.2],
    ['exponential', 0.1],
  ] as const)('sequential, %s, relative precision %f', (law, precision) => {
    const { coverage, observations } = experiments(law, checkpoints(64, 1e5), rule(precision))
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.02)
    const variance = law === 'normal' ? 0.25 : 1
    const needed = variance * ((1.96 * (1 + precision)) / precision) ** 2
    expect(observations).toBeGreaterThan(Math.max(64, needed))
    expect(observations).toBeLessThan(Math.max(97, 2.25 * needed)) // two steps of at most a half
  })

  test('of a loose precision is lost without the guards, kept with them', () => {
    const bare = experiments('exponential', checkpoints(2, 1e5), () => (moments) => preciseEnough(moments, 0.5))
    expect(bare.coverage).toBeLessThan(0.92)
    expect(bare.observations).toBeLessThan(64)
    const guarded = experiments('exponential', checkpoints(2, 1e5), rule(0.5))
    expect(Math.abs(guarded.coverage - 0.95)).toBeLessThan(0.02)
  })
})
