import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestFirst } from './longestFirst.ts'
import { busiest, inputOf, optimum } from './testing/input.ts'

const independent = (seconds: number[], speeds: number[]) => ({ needs: seconds.map(() => []), seconds, speeds })

describe('longest first', () => {
  test("reaches the bound of Graham's own worst case: 11 against 9 on three agents", () => {
    // SIAM J. Appl. Math. 17 (1969): lengths 5 5 4 4 3 3 3; the optimum is {5, 4} {5, 4} {3, 3, 3}.
    const parts = independent([5, 5, 4, 4, 3, 3, 3], [1, 1, 1])
    const owner = longestFirst.assign(inputOf(parts))
    expect([...owner]).toEqual([0, 1, 2, 2, 0, 1, 0])
    expect(busiest(parts, owner)).toBe(11)
    expect(optimum(parts)).toBe(9)
  })

  test('gives a task to the agent who would finish it first, not to the one who is free first', () => {
    // Agent 1 takes three times as long: 30 would be 90 there; even 30 + 30 is less.
    const parts = independent([30, 30, 10], [1, 3])
    expect([...longestFirst.assign(inputOf(parts))]).toEqual([0, 0, 1])
  })

  test('never takes more than 4/3 − 1/(3 m) of the optimum on m equal agents', () => {
    const cases = fc.record({
      seconds: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 7 }),
      size: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(cases, ({ seconds, size }) => {
        const parts = independent(seconds, Array(size).fill(1))
        const bound = (4 / 3 - 1 / (3 * size)) * optimum(parts)
        expect(busiest(parts, longestFirst.assign(inputOf(parts)))).toBeLessThanOrEqual(bound + 1e-9)
      }),
    )
  })
})
