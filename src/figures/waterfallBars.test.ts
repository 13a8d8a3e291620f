import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categories } from '../team/index.ts'
import type { SweepPoint } from './sweepSummary.ts'
import { sweepOf } from './testing/sweep.ts'
import { waterfallBars } from './waterfallBars.ts'

const [base] = sweepOf({ 'team.size': [4] }).points
const metric = (mean: number | null) => ({ unit: '', mean, ci95: null })

/** A point of n agents with these losses, and the speedup that they leave. */
function pointOf(
  size: number,
  losses: readonly number[],
  speedup = size - losses.reduce((a, b) => a + b, 0),
): SweepPoint {
  const named = categories.map((name, index) => [`loss.${name}`, metric(losses[index]!)])
  return { ...base!, size, metrics: { ...Object.fromEntries(named), speedup: metric(speedup) } }
}

const losses = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
  minLength: categories.length,
  maxLength: categories.length,
})

test('bars lead from n to the speedup without a gap, each as long as its loss', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), losses, (size, own) => {
      const point = pointOf(size, own)
      const bars = waterfallBars(point)
      expect(bars.map(({ step }) => step)).toEqual(['ideal', ...categories, 'speedup'])
      expect(bars[0]).toMatchObject({ from: 0, to: size })
      const steps = bars.slice(1, -1)
      steps.forEach(({ from, to }, index) => {
        expect(from).toBe(bars[index]!.to)
        expect(from - to).toBeCloseTo(own[index]!, 9)
      })
      expect(bars.at(-1)!.from).toBe(0)
      expect(Math.abs(bars.at(-1)!.to - steps.at(-1)!.to)).toBeLessThan(1e-9)
    }),
  )
})

test('losses that lead elsewhere, and a point without a speedup, are refused', () => {
  const none = categories.map(() => 0)
  expect(() => waterfallBars(pointOf(4, none, 3.9))).toThrow('losses lead from 4 to 4, expected the speedup, 3.9')
  const unknown = { ...base!, metrics: { speedup: metric(null) } }
  expect(() => waterfallBars(unknown)).toThrow('no speedup is known')
})
