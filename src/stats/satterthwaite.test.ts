import { expect, test } from 'vitest'
import { summedVariance } from './index.ts'

test('of one part it is that part; equal parts add their degrees of freedom', () => {
  const part = { variance: 2, degreesOfFreedom: 3 }
  for (const count of [1, 5]) {
    const { variance, degreesOfFreedom } = summedVariance(Array.from({ length: count }, () => part))
    expect(variance).toBe(2 * count)
    expect(degreesOfFreedom).toBeCloseTo(3 * count, 12)
  }
})

test('a part that outweighs the others decides, and what does not vary adds nothing', () => {
  const { variance, degreesOfFreedom } = summedVariance([
    { variance: 9, degreesOfFreedom: 2 },
    { variance: 1, degreesOfFreedom: 50 },
    { variance: 0, degreesOfFreedom: 1 },
  ])
  expect(variance).toBe(10)
  expect(degreesOfFreedom).toBeCloseTo(100 / (81 / 2 + 1 / 50), 12)
})

test('parts may be summed in steps', () => {
  const parts = [1, 2, 3].map((variance) => ({ variance, degreesOfFreedom: 4 * variance }))
  const [first, ...others] = parts
  const inSteps = summedVariance([first!, summedVariance(others)])
  expect(inSteps.degreesOfFreedom).toBeCloseTo(summedVariance(parts).degreesOfFreedom, 12)
})

test('where nothing varies, all degrees of freedom are there', () => {
  const still = [3, 4].map((degreesOfFreedom) => ({ variance: 0, degreesOfFreedom }))
  expect(summedVariance(still)).toEqual({ variance: 0, degreesOfFreedom: 7 })
  expect(summedVariance([])).toEqual({ variance: 0, degreesOfFreedom: 0 })
})
