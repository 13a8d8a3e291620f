import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisScale, position, ticksOf, valueAt } from './axisScale.ts'

/** Of the sizes that metrics have; down to a millionth, and many of them equal. */
const number = fc.oneof(
  fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((value) => Number(value.toFixed(6))),
  fc.integer({ min: 0, max: 20 }),
  fc.double({ min: 1e-4, max: 1e8, noNaN: true }),
)
const values = fc.array(number, { minLength: 1, maxLength: 10 })

test('every value is on the axis, and so are all ticks, of which there are few', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 3, max: 6 }), (list, count) => {
      const scale = axisScale(list)
      const [low, high] = scale.domain
      expect(low).toBeLessThan(high)
      for (const value of list) expect(position(scale, value)).toEqual(within(-1e-9, 1 + 1e-9))
      const ticks = ticksOf(scale, count)
      for (const tick of ticks) expect(position(scale, tick)).toEqual(within(-1e-6, 1 + 1e-6))
      if (scale.type === 'linear') expect(ticks.length).toEqual(within(2, count + 1))
      expect(new Set(ticks).size).toBe(ticks.length)
    }),
  )
})

test('a value’s position leads back to it', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const scale = axisScale(list)
      expect(position(scale, valueAt(scale, share))).toBeCloseTo(share, 6)
    }),
  )
})

test('ticks are round', () => {
  expect(ticksOf({ type: 'linear', domain: [0.6, 1.25] }, 3)).toEqual([0.6, 0.8, 1, 1.2])
  expect(ticksOf({ type: 'log', domain: [0.08, 6] }, 5)).toEqual([0.1, 0.2, 0.5, 1, 2, 5])
  expect(ticksOf({ type: 'log', domain: [0.01, 9000] }, 6)).toEqual([0.01, 0.1, 1, 10, 100, 1000])
  expect(ticksOf({ type: 'log', domain: [0.01, 9000] }, 3)).toEqual([0.01, 1, 100])
})

const within = (low: number, high: number) =>
  expect.toSatisfy((value: number) => value >= low && value <= high, `from ${low} to ${high}`)
