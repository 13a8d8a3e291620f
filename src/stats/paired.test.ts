import { randomNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import { meanInterval, PairedDifference } from './index.ts'

function pairedOf(x: readonly number[], y: readonly number[]): PairedDifference {
  const paired = new PairedDifference()
  x.forEach((value, i) => {
    paired.add(value, y[i]!)
  })
  return paired
}

// Student, "The probable error of a mean", Biometrika 6, 1908: hours of sleep gained by ten patients with two drugs.
// Paired t = −4.0621 with 9 degrees of freedom, p = 0.002833, as in R's documentation of t.test(sleep).
const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

test("Student's sleep data", () => {
  const paired = pairedOf(one, two)
  expect(paired.difference.mean).toBeCloseTo(-1.58, 12)
  expect(paired.pValue).toBeCloseTo(0.002833, 6)
  expect(paired.interval()).toEqual([expect.closeTo(-2.4598858, 6), expect.closeTo(-0.7001142, 6)])
  expect(pairedOf(two, one).pValue).toBe(paired.pValue)
})

test('the p-value is where the interval of level 1 − p just touches 0', () => {
  const paired = pairedOf(one, two)
  expect(paired.interval(1 - paired.pValue!)![1]).toBeCloseTo(0, 6)
})

test('with one degree of freedom it is that of a Cauchy distribution', () => {
  // Differences 1 and 2: t = 1.5 / (√0.5 / √2) = 3.
  expect(pairedOf([1, 2], [0, 0]).pValue).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(3), 12)
})

test('fewer than two pairs tell nothing; differences without variance tell all', () => {
  expect(pairedOf([1], [2])).toMatchObject({ pValue: null, varianceReduction: null })
  expect(pairedOf([1], [2]).interval()).toBeNull()
  expect(pairedOf([1, 2], [1, 2]).pValue).toBe(1)
  expect(pairedOf([2, 3], [1, 2]).pValue).toBe(0)
  expect(pairedOf([5, 5], [5, 5]).varianceReduction).toBeNull()
})

test('what pairing saves: all, nothing, or it harms', () => {
  expect(pairedOf([1, 2, 3], [11, 12, 13]).varianceReduction).toBe(1)
  expect(pairedOf([1, 2, 1, 2], [1, 1, 2, 2]).varianceReduction).toBeCloseTo(0, 12)
  expect(pairedOf([1, 2, 3], [3, 2, 1]).varianceReduction).toBeCloseTo(-1, 12)
})

test('where there is no difference, p-values are uniform: a share a of them is below a', () => {
  const normal = randomNormal.source(seedrandom('paired'))(0, 1)
  const draw = () => Array.from({ length: 8 }, () => normal())
  const pValues = Array.from({ length: 2000 }, () => pairedOf(draw(), draw()).pValue!)
  for (const level of [0.05, 0.2, 0.5]) {
    const share = pValues.filter((p) => p < level).length / pValues.length
    expect(Math.abs(share - level)).toBeLessThan(4 * Math.sqrt((level * (1 - level)) / pValues.length))
  }
})

test('merging parts is adding the whole', () => {
  const paired = pairedOf(one.slice(0, 4), two.slice(0, 4))
  paired.merge(pairedOf(one.slice(4), two.slice(4)))
  const whole = pairedOf(one, two)
  expect(paired.difference.count).toBe(10)
  expect(paired.pValue).toBeCloseTo(whole.pValue!, 12)
  expect(paired.varianceReduction).toBeCloseTo(whole.varianceReduction!, 12)
  expect(paired.interval()).toEqual(meanInterval(paired.difference))
})
