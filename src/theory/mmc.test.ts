import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erlangB, erlangC, mm1, mmc, type SteadyState } from './index.ts'

const fields = ['utilisation', 'waitProbability', 'L', 'Lq', 'W', 'Wq'] as const

function expectClose(actual: SteadyState, expected: Partial<SteadyState>): void {
  for (const field of fields) {
    const value = expected[field]
    if (value !== undefined) expect(Math.abs(actual[field] - value), field).toBeLessThanOrEqual(1e-9 * (1 + value))
  }
}

// The County Hospital example of Hillier and Lieberman, Introduction to Operations Research: 2 patients an hour, 3 treated
// an hour by each doctor; one doctor or two.
const oneDoctor = { utilisation: 2 / 3, L: 2, Lq: 4 / 3, W: 1, Wq: 2 / 3 }
const twoDoctors = { utilisation: 1 / 3, L: 3 / 4, Lq: 1 / 12, W: 3 / 8, Wq: 1 / 24 }

test('the County Hospital with one doctor and with two', () => {
  expectClose(mm1(2, 3), oneDoctor)
  expectClose(mmc(2, 3, 1), oneDoctor)
  expectClose(mmc(2, 3, 2), twoDoctors)
})

const rho = fc.double({ min: 0.01, max: 0.95, noNaN: true })
const rate = fc.double({ min: 0.01, max: 100, noNaN: true })
const servers = fc.integer({ min: 1, max: 30 })

test('M/M/1 is M/M/c with one server', () => {
  fc.assert(fc.property(rho, rate, (load, mu) => expectClose(mmc(load * mu, mu, 1), mm1(load * mu, mu))))
})

test("Little's law: L = lambda W and Lq = lambda Wq; those not waiting are served", () => {
  fc.assert(
    fc.property(rho, rate, servers, (load, mu, c) => {
      const lambda = load * c * mu
      const { L, Lq, W, Wq, utilisation } = mmc(lambda, mu, c)
      expect(L / (lambda * W)).toBeCloseTo(1, 9)
      expect(Lq).toBeCloseTo(lambda * Wq, 9)
      expect((L - Lq) / (c * utilisation)).toBeCloseTo(1, 6)
      expect((W - Wq) * mu).toBeCloseTo(1, 6)
    }),
  )
})

test('it is the equilibrium of the birth-death chain, summed state by state', () => {
  fc.assert(
    fc.property(rho, servers, (load, c) => {
      const states: number[] = [1] // relative to the empty system; beyond 1,500 customers less than 1e-30 is left
      for (let n = 1; n < c + 1_500; n++) states.push((states[n - 1]! * load * c) / Math.min(n, c))
      const total = states.reduce((sum, p) => sum + p, 0)
      const expectation = (value: (n: number) => number) =>
        states.reduce((sum, p, n) => sum + (p / total) * value(n), 0)
      expectClose(mmc(load * c, 1, c), {
        utilisation: expectation((n) => Math.min(n, c)) / c,
        waitProbability: expectation((n) => (n >= c ? 1 : 0)),
        L: expectation((n) => n),
        Lq: expectation((n) => Math.max(0, n - c)),
      })
    }),
  )
})

// Erlang B tables: the load in erlangs, to three figures, that so many trunks carry at this blocking.
test.each([
  [0.01, 5, 1.36],
  [0.01, 10, 4.46],
  [0.01, 20, 12.0],
  [0.02, 10, 5.08],
])('blocking %d on %d trunks is at %d erlangs', (blocking, trunks, load) => {
  const half = load < 10 ? 0.005 : 0.05 // the rounding of the table
  expect(erlangB(trunks, load - half)).toBeLessThan(blocking)
  expect(erlangB(trunks, load + half)).toBeGreaterThan(blocking)
})

test('Erlang B is the truncated Poisson distribution: one server blocks load / (1 + load)', () => {
  expect(erlangB(1, 3)).toBeCloseTo(3 / 4, 14)
  expect(erlangB(2, 2)).toBeCloseTo(2 / 5, 14) // (4 / 2) / (1 + 2 + 4 / 2)
  expect(erlangB(4, 0)).toBe(0)
})

test('Erlang C: one server is busy for its load, full load always waits, large teams do not overflow', () => {
  expect(erlangC(1, 0.3)).toBeCloseTo(0.3, 14)
  expect(erlangC(3, 3 - 1e-9)).toBeCloseTo(1, 6)
  expect(erlangC(2, 0)).toBe(0)
  expect(erlangC(100_000, 99_900)).toBeGreaterThan(erlangC(100_000, 99_000))
  expect(erlangC(Number.MAX_SAFE_INTEGER, 5)).toBe(0) // at once, though there are 9e15 servers
})

test('one pool of servers waits less than a queue for each', () => {
  fc.assert(
    fc.property(rho, fc.integer({ min: 2, max: 20 }), (load, c) => {
      expect(mmc(load * c, 1, c).Wq).toBeLessThan(mm1(load, 1).Wq)
    }),
  )
})

test('what has no steady state, or is no rate, is refused', () => {
  expect(() => mm1(3, 3)).toThrow('lambda: expected less than mu = 3, got 3')
  expect(() => mmc(6, 3, 2)).toThrow('lambda: expected less than c mu = 6, got 6')
  expect(() => erlangC(2, 2)).toThrow('load: expected less than the 2 servers, got 2')
  for (const bad of [0, -1, Number.NaN, Infinity]) {
    expect(() => mm1(bad, 1)).toThrow(RangeError)
    expect(() => mmc(1, bad, 3)).toThrow(RangeError)
  }
  for (const c of [0, 1.5, Number.NaN]) expect(() => mmc(1, 2, c)).toThrow('c: expected an integer >= 1')
  expect(() => erlangB(2, -1)).toThrow(RangeError)
})
