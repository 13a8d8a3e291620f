import { expect, test } from 'vitest'
import { secondsToUs, usToSeconds } from './time.ts'

test.each([
  [0, 0],
  [1.5, 1_500_000],
  [0.0000004, 0],
  [0.0000005, 1],
  [0.0000016, 2],
  [3_600, 3_600_000_000],
])('%d s are %d µs', (seconds, us) => {
  expect(secondsToUs(seconds)).toBe(us)
  expect(Math.abs(usToSeconds(us) - seconds)).toBeLessThanOrEqual(0.5e-6)
})
