import { expect, test } from 'vitest'
import { kruskalWallis, signedRankBelow, spearman } from './rankTests.ts'

/** Numbers by a rule, so that another program can make the same. */
const numbers = (count: number, of: (index: number) => number) => Array.from({ length: count }, (_, index) => of(index))

// The examples are those of R's manual pages (from Hollander and Wolfe, "Nonparametric Statistical Methods", 1973); the
// long series were computed with SciPy 1.17.1: wilcoxon(alternative='less', correction=True, method='asymptotic'),
// kruskal, spearmanr.

test('signed ranks: depression scores of nine patients after a tranquilizer, less those before', () => {
  const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
  const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
  const { statistic, pValue } = signedRankBelow(after.map((score, index) => score - before[index]!))!
  expect(statistic).toBe(45 - 40) // R has V = 40 for the other sign
  expect(pValue).toBeCloseTo(0.01953125, 10)
})

test('signed ranks of 80 differences, without and with ties', () => {
  const differences = numbers(80, (i) => ((i * 37) % 101) / 7 - 8.3)
  const plain = signedRankBelow(differences)!
  expect([plain.statistic, plain.pValue]).toEqual([1141, expect.closeTo(0.010865891039554104, 10)])
  const tied = signedRankBelow(differences.map(Math.round))!
  expect([tied.statistic, tied.pValue]).toEqual([962, expect.closeTo(0.010872744403523165, 10)])
})

test('groups: mucociliary efficiency of three groups of people', () => {
  const groups = [
    [2.9, 3.0, 2.5, 2.6, 3.2],
    [3.8, 2.7, 4.0, 2.4],
    [2.8, 3.4, 3.7, 2.2, 2.0],
  ]
  const { statistic, pValue } = kruskalWallis([...groups, []])!
  expect(statistic).toBeCloseTo(0.77143, 5)
  expect(pValue).toBeCloseTo(0.68, 2)
})

test('groups with ties', () => {
  const groups = [
    numbers(20, (i) => (i * 13) % 17),
    numbers(15, (i) => ((i * 11) % 17) + 3),
    numbers(11, (i) => ((i * 7) % 17) + 1),
  ]
  const { statistic, pValue } = kruskalWallis(groups)!
  expect(statistic).toBeCloseTo(2.673454298052249, 10)
  expect(pValue).toBeCloseTo(0.2627040543498748, 10)
  // By hand: ranks 1, 3, 3 and 3, 5, 6 give 7/3 before the correction for three that are tied, 1 − 24/210.
  expect(
    kruskalWallis([
      [1, 2, 2],
      [2, 3, 4],
    ])!.statistic,
  ).toBeCloseTo(7 / 3 / (1 - 24 / 210), 10)
})

test('rank correlation: lightness and quality of canned tuna; and with ties', () => {
  const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
  const quality = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
  expect(spearman(lightness, quality)!.statistic).toBeCloseTo(0.6, 10)
  const { statistic, pValue } = spearman(
    numbers(30, (i) => (i * 13) % 17),
    numbers(30, (i) => ((i * 5) % 11) + Math.floor(i / 6)),
  )!
  expect(statistic).toBeCloseTo(-0.029050314870729354, 10)
  expect(pValue).toBeCloseTo(0.8788825202510522, 10)
})

test('null where there is nothing to test', () => {
  expect(signedRankBelow([])).toBeNull()
  expect(signedRankBelow([1])).toBeNull()
  expect(signedRankBelow([0, 0])).toBeNull()
  expect(kruskalWallis([[1, 2], []])).toBeNull()
  expect(
    kruskalWallis([
      [1, 1],
      [1, 1],
    ]),
  ).toBeNull()
  expect(spearman([1, 2, 3], [1, 2, 3])).toBeNull()
  expect(spearman([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull()
})
