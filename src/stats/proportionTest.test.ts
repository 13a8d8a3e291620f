import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { ProportionTest } from './index.ts'

const options = { threshold: 0.9, tolerance: 0.05, error: 0.05 }

/** Verdict and count of one test of successes that come with probability p. */
function run(uniform: () => number, p: number) {
  const test = new ProportionTest(options)
  while (test.verdict === null) test.add(uniform() < p)
  return test
}

test('its verdict is wrong no more often than it says, at the ends of the tolerance', () => {
  const uniform = seedrandom.alea('wald')
  const wrong = (p: number, verdict: string) =>
    Array.from({ length: 2000 }, () => run(uniform, p)).filter((test) => test.verdict === verdict).length / 2000
  // Wald's bound on the error: error / (1 − error) = 0.0526; 2,000 tests add a standard error of 0.005.
  for (const share of [wrong(0.85, 'above'), wrong(0.95, 'below')]) {
    expect(share).toBeLessThan(0.0526 + 3 * 0.005)
    expect(share).toBeGreaterThan(0.01) // nor is it far more careful than it has to be
  }
})

test('successes alone need ln((1 − e) / e) / ln(p1 / p0) of them', () => {
  const needed = Math.ceil(Math.log(0.95 / 0.05) / Math.log(0.95 / 0.85))
  expect(run(() => 0, 1)).toMatchObject({ count: needed, verdict: 'above', share: 1 })
  expect(run(() => 1, 0).verdict).toBe('below')
})

test('a verdict stands, and counting goes on', () => {
  const test = run(() => 0, 1)
  for (let i = 0; i < 1000; i++) test.add(false)
  expect(test.verdict).toBe('above')
  expect(test.share).toBeLessThan(0.05)
})

test('options out of range are refused', () => {
  for (const bad of [{ threshold: 0.99 }, { threshold: 0.05 }, { tolerance: 0 }, { error: 0.5 }, { error: 0 }])
    expect(() => new ProportionTest({ ...options, ...bad })).toThrow(RangeError)
})
