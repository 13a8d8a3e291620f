import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cumulative, rebin } from './rebin.ts'
import type { Bin } from './sweepSummary.ts'

/** Ascending bins that do not overlap, some of no length. */
const histograms = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((steps) => {
    let end = 0
    return steps.map(([gap, length, count]): Bin => {
      const low = end + gap
      end = low + length
      return [low, end, count]
    })
  })

test('all runs are somewhere, however they are grouped', () => {
  fc.assert(
    fc.property(histograms, fc.integer({ min: 1, max: 30 }), (bins, count) => {
      const [low, high] = [bins[0]![0], bins.at(-1)![1]]
      fc.pre(high > low)
      const edges = Array.from({ length: count + 1 }, (_, edge) =>
        edge === count ? high : low + ((high - low) * edge) / count,
      )
      const shares = rebin(bins, edges).map(({ share }) => share)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
    }),
  )
})

test('a bin across an edge is divided by length', () => {
  expect(
    rebin(
      [
        [0, 4, 8],
        [5, 5, 2],
      ],
      [0, 3, 5],
    ).map(({ share }) => share),
  ).toEqual([0.6, 0.4])
})

test('the cumulative share rises to 1, at each bin’s end by what the bins up to it hold', () => {
  fc.assert(
    fc.property(histograms, (bins) => {
      const points = cumulative(bins)
      const total = bins.reduce((sum, [, , count]) => sum + count, 0)
      let count = 0
      bins.forEach(([low, high, own], index) => {
        expect(points[2 * index]).toEqual({ x: low, share: count / total })
        count += own
        expect(points[2 * index + 1]).toEqual({ x: high, share: count / total })
      })
      expect(points.at(-1)!.share).toBe(1)
    }),
  )
})
