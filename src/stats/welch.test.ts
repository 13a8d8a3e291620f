import { expect, test } from 'vitest'
import { Moments, welchPValue } from './index.ts'

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments()
  for (const value of values) moments.add(value)
  return moments
}

const pValue = (x: readonly number[], y: readonly number[]) => welchPValue(momentsOf(x), momentsOf(y))

// scipy.stats.ttest_ind(x, y, equal_var=False), SciPy 1.
test.each([
  [[1, 2, 3], [2, 4, 9, 11], 0.1191683750311912],
  [
    [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4],
    [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8],
    0.01743389997602679,
  ],
])('%j and %j: p = %f', (x, y, p) => {
  expect(pValue(x, y)).toBeCloseTo(p, 10)
  expect(pValue(y, x)).toBeCloseTo(p, 10)
})

test('without variance only equal means are alike; one number says nothing', () => {
  expect(pValue([2, 2], [2, 2])).toBe(1)
  expect(pValue([2, 2], [3, 3])).toBe(0)
  expect(pValue([2], [3, 4])).toBeNull()
})
