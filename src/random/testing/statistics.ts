import { normalCdf } from '../special.ts'

export const mean = (sample: readonly number[]): number => sample.reduce((sum, x) => sum + x, 0) / sample.length

/** The mean of the k-th powers of the differences from the mean. */
export function centralMoment(sample: readonly number[], k: number): number {
  const centre = mean(sample)
  return mean(sample.map((x) => (x - centre) ** k))
}

/** Pearson's chi-square statistic. */
export const pearson = (observed: readonly number[], expected: readonly number[]): number =>
  observed.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0)

/** The upper-tail probability of Pearson's statistic of counts against expected counts, known beforehand. */
export const chiSquarePValue = (observed: readonly number[], expected: readonly number[]): number =>
  chiSquareTail(pearson(observed, expected), observed.length - 1)

/** P(chi-square with so many degrees of freedom > x), to about 0.001: Wilson and Hilferty, PNAS 17, 1931. */
export function chiSquareTail(x: number, degrees: number): number {
  const spread = 2 / (9 * degrees)
  return normalCdf((1 - spread - Math.cbrt(x / degrees)) / Math.sqrt(spread))
}

/** Uniform pairs counted on a grid of side × side equal cells: sees any dependence coarse enough, not correlation only. */
export function pairCounts(xs: readonly number[], ys: readonly number[], side: number): number[] {
  const counts = new Array<number>(side * side).fill(0)
  xs.forEach((x, i) => {
    const cell = Math.floor(x * side) * side + Math.floor(ys[i]! * side)
    counts[cell] = counts[cell]! + 1
  })
  return counts
}

/** Pearson's correlation coefficient. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [meanX, meanY] = [mean(xs), mean(ys)]
  const covariance = mean(xs.map((x, i) => (x - meanX) * (ys[i]! - meanY)))
  return covariance / Math.sqrt(centralMoment(xs, 2) * centralMoment(ys, 2))
}
