import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlangB, erlangC, mm1, mmc } from './index.ts'

const load = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const rate = fc.double({ min: 0.01, max: 100, noNaN: true })
const servers = fc.integer({ min: 1, max: 200 })

function expectClose(actual: object, expected: Record<string, number>, digits = 12): void {
  for (const [name, value] of Object.entries(expected))
    expect((actual as Record<string, number>)[name]! / value, name).toBeCloseTo(1, digits)
}

describe('M/M/c', () => {
  test("solves Hillier and Lieberman's County Hospital: 2 patients an hour, a doctor treats 3", () => {
    expectClose(mmc(2, 3, 1), { utilisation: 2 / 3, L: 2, Lq: 4 / 3, W: 1, Wq: 2 / 3, waitProbability: 2 / 3 })
    expectClose(mmc(2, 3, 2), {
      utilisation: 1 / 3,
      L: 3 / 4,
      Lq: 1 / 12,
      W: 3 / 8,
      Wq: 1 / 24,
      waitProbability: 1 / 6,
    })
  })

  test('solves three servers at two erlangs: P0 = 1/9, Lq = 8/9', () => {
    expectClose(mmc(2, 1, 3), { waitProbability: 4 / 9, Lq: 8 / 9, L: 26 / 9, Wq: 4 / 9, W: 13 / 9 })
  })

  test('with one server is M/M/1', () => {
    fc.assert(fc.property(load, rate, (rho, mu) => expectClose(mmc(rho * mu, mu, 1), { ...mm1(rho * mu, mu) }, 8)))
  })

  test("keeps Little's law and the identities between its figures", () => {
    fc.assert(
      fc.property(load, rate, servers, (rho, mu, c) => {
        const lambda = rho * c * mu
        const { utilisation, L, Lq, W, Wq, waitProbability } = mmc(lambda, mu, c)
        expectClose({ L, Lq, W, busy: L - Lq }, { L: lambda * W, W: Wq + 1 / mu, busy: c * utilisation }, 8)
        expect(Math.abs(Lq - lambda * Wq)).toBeLessThanOrEqual(1e-9 * Math.max(1, Lq))
        expect(waitProbability).toBeGreaterThanOrEqual(0)
        expect(waitProbability).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('agrees with its stationary distribution, summed term by term', () => {
    const terms = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.9, noNaN: true }), terms, (rho, c) => {
        // Detailed balance: p(k + 1) min(k + 1, c) mu = p(k) lambda.
        const weights = [1]
        for (let k = 0; k < 2_000; k++) weights.push((weights[k]! * rho * c) / Math.min(k + 1, c))
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        const average = (value: (k: number) => number) =>
          weights.reduce((sum, weight, k) => sum + (weight / total) * value(k), 0)
        expectClose(
          mmc(rho * c, 1, c),
          {
            L: average((k) => k),
            Lq: average((k) => Math.max(0, k - c)),
            waitProbability: average((k) => (k >= c ? 1 : 0)),
          },
          8,
        )
      }),
    )
  })

  test.each([
    [0, 1, 1],
    [1, 0, 1],
    [1, Infinity, 1],
    [1, 1, 1],
    [3, 1, 2],
    [1, 2, 0],
    [1, 2, 1.5],
    [Number.NaN, 1, 1],
  ])('refuses lambda = %d, mu = %d, c = %d', (lambda, mu, c) => {
    expect(() => mmc(lambda, mu, c)).toThrow(RangeError)
    if (c === 1) expect(() => mm1(lambda, mu)).toThrow(RangeError)
  })
})

describe('Erlang', () => {
  test('B has the values of the published tables', () => {
    expect(erlangB(1, 1)).toBe(0.5)
    expect(erlangB(3, 2)).toBeCloseTo(4 / 19, 14)
    expect(erlangB(10, 5)).toBeCloseTo(0.0184, 4)
    expect(erlangB(10, 10)).toBeCloseTo(0.2146, 4)
    expect(erlangB(1000, 0)).toBe(0)
  })

  test('B inverts to the load that a blocking of 1 % allows, as in the traffic tables', () => {
    for (const [c, erlangs] of [
      [2, 0.153],
      [5, 1.36],
      [10, 4.46],
      [20, 12.0],
      [50, 37.9],
    ] as const)
      expect(Math.abs(erlangB(c, erlangs) - 0.01)).toBeLessThan(2e-4)
  })

  test('C has the call-centre example: 200 calls an hour of 3 minutes, 14 agents, 17.4 % wait', () => {
    expect(erlangC(14, 10)).toBeCloseTo(0.1741, 4)
    expect(mmc(200, 20, 14).waitProbability).toBe(erlangC(14, 10))
  })

  test('C is refused without a steady state, and many servers do not overflow', () => {
    expect(() => erlangC(3, 3)).toThrow('load: expected less than the 3 servers, got 3')
    expect(erlangC(10_000, 9_900)).toBeGreaterThan(0)
    expect(erlangC(10_000, 9_900)).toBeLessThan(1)
  })
})
