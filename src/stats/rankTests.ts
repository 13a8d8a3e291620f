import kruskalTest from '@stdlib/stats-kruskal-test'
import pearsonTest from '@stdlib/stats-pcorrtest'
import ranks from '@stdlib/stats-ranks'
import wilcoxon from '@stdlib/stats-wilcoxon'

/** A test: its statistic, and how probable one at least as extreme is if there is nothing to be found. */
export interface TestResult {
  readonly statistic: number
  readonly pValue: number
}

/**
 * Wilcoxon's signed-rank test of whether differences lie below 0: W⁺, the sum of the ranks of those above. Exact for up to
 * 50 that differ in size, else by the normal distribution with corrections for ties and continuity; zeros are left out
 * (F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945). Null for fewer than two, or
 * where all are 0.
 */
export function signedRankBelow(differences: readonly number[]): TestResult | null {
  if (differences.length < 2 || differences.every((difference) => difference === 0)) return null
  const { statistic, pValue } = wilcoxon([...differences], { alternative: 'less' })
  return { statistic, pValue }
}

/**
 * Kruskal and Wallis's test of whether groups differ: H with its correction for ties, p by χ² ("Use of ranks in
 * one-criterion variance analysis", Journal of the American Statistical Association 47, 1952). Empty groups are left out;
 * null for fewer than two, or where all numbers are equal.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): TestResult | null {
  const [first, ...others] = groups.filter((group) => group.length > 0).map((group) => [...group])
  if (first === undefined || others.length === 0) return null
  const { statistic, pValue } = kruskalTest(first, ...others)
  return Number.isNaN(statistic) ? null : { statistic, pValue }
}

/**
 * Spearman's rank correlation, Pearson's of the ranks with ties at their mean; p, two-sided, by Student's t. Null for fewer
 * than four pairs, or where one side is all equal.
 */
export function spearman(xs: readonly number[], ys: readonly number[]): TestResult | null {
  if (xs.length < 4) return null
  const { pcorr, pValue } = pearsonTest(ranks([...xs]), ranks([...ys]))
  return Number.isNaN(pcorr) ? null : { statistic: pcorr, pValue }
}
