import { expect, test } from 'vitest'
import { median } from './index.ts'

test.each([
  [[3], 3],
  [[9, 1, 2], 2],
  [[10, 1, 2, 9], 5.5],
  [[], null],
])('of %j: %j', (values, middle) => {
  expect(median(values)).toBe(middle)
})
